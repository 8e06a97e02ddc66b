import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";

const sizes = { small: "max-w-96", medium: "max-w-[30rem]", large: "max-w-[45rem]" } as const;

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  size?: keyof typeof sizes;
  /** Buttons, the deed last. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** Asks for something that the page behind cannot go on without. */
export function Dialog({ open, onClose, title, description, size = "medium", footer, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-30 flex items-start justify-center overflow-y-auto p-4 pt-[12vh]">
          <Base.Popup
            className={classes(
              "motion-popup relative flex w-full flex-col rounded-md border border-border bg-raised outline-none",
              sizes[size],
            )}
          >
            <header className="px-4 pt-3 pb-2">
              <Base.Title className="pr-8 text-title font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-1 text-pretty text-muted">{description}</Base.Description>
              )}
            </header>
            {children && <div className="min-w-0 px-4 pt-1 pb-4">{children}</div>}
            {footer && <footer className="flex justify-end gap-2 border-t px-4 py-3">{footer}</footer>}
            {/* Last in order, so that a dialog opens with the focus on its first field. */}
            <div className="absolute top-2.5 right-2.5">
              <Base.Close render={<IconButton icon={X} label="Close" shortcut="escape" />} />
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
