import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { popupLayer, popupSurface } from "./popup-surface.ts";

interface PopoverProps {
  trigger: ReactElement;
  title: string;
  /** The title is spoken only, where the contents say it already. */
  titleHidden?: boolean;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  children: ReactNode;
}

/** A small panel beside what it belongs to; the page behind stays usable. */
export function Popover({ trigger, title, titleHidden, side = "bottom", align = "start", children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className={popupLayer}>
          <Base.Popup
            className={classes(popupSurface, "flex max-h-(--available-height) w-72 flex-col gap-2 overflow-y-auto p-3")}
          >
            <Base.Title className={classes("font-medium", titleHidden && "sr-only")}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
