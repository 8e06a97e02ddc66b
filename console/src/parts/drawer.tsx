import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./icon-button.tsx";

interface DrawerProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A side panel about one line of a list. The list stays in reach: moving in it moves what the panel shows. */
export function Drawer({ open, onClose, title, actions, children }: DrawerProps) {
  const panel = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} modal={false} disablePointerDismissal>
      <Base.Portal>
        <Base.Popup
          ref={panel}
          initialFocus={panel}
          className="fixed inset-y-0 right-0 z-20 flex w-[26rem] max-w-full flex-col border-l border-border bg-raised transition-[translate,opacity] duration-150 ease-out outline-none data-ending-style:translate-x-4 data-ending-style:opacity-0 data-starting-style:translate-x-4 data-starting-style:opacity-0"
        >
          <header className="flex h-12 shrink-0 items-center gap-1 border-b pr-2 pl-4">
            <Base.Title className="min-w-0 grow truncate text-title font-semibold">{title}</Base.Title>
            {actions}
            <Base.Close render={<IconButton icon={X} label="Close panel" shortcut="escape" />} />
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
          <section className="min-h-0 grow overflow-y-auto p-4 -outline-offset-2" tabIndex={0} aria-label="Details">
            {children}
          </section>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
