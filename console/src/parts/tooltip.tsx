import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { KeyHint } from "./key-hint.tsx";
import { popupLayer } from "./popup-surface.ts";

interface TooltipProps {
  label: ReactNode;
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
  /** When the words stand beside the trigger already, a tooltip would only repeat them. */
  disabled?: boolean;
  children: ReactElement;
}

/** Shares one delay among all tooltips, so that moving along a toolbar shows them at once. */
export function Tooltips({ children }: { children: ReactNode }) {
  return <Base.Provider delay={400}>{children}</Base.Provider>;
}

/** Words and shortcut for a control that shows neither. Never the only place of something one must know. */
export function Tooltip({ label, shortcut, side = "bottom", disabled, children }: TooltipProps) {
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={popupLayer}>
          <Base.Popup className="motion-popup flex max-w-72 items-center gap-2 rounded-md border border-border bg-raised px-2 py-1 text-meta text-text">
            {label}
            {shortcut && <KeyHint keys={shortcut} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
