import type { ReactNode } from "react";
import { classes } from "../../../parts/classes.ts";
import { ariaKeys } from "../../../parts/key-names.ts";
import { Tooltip } from "../../../parts/tooltip.tsx";

interface PropertyButtonProps {
  name: string;
  shortcut: string;
  /** Nothing of note: it then keeps quiet. */
  empty: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** One thing that holds of a conversation, and the way to change it. */
export function PropertyButton({ name, shortcut, empty, onClick, children }: PropertyButtonProps) {
  return (
    <Tooltip label={name} shortcut={shortcut}>
      <button
        type="button"
        onClick={onClick}
        aria-keyshortcuts={ariaKeys(shortcut)}
        className={classes(
          "inline-flex min-h-6 max-w-52 cursor-default flex-wrap items-center gap-1.5 rounded-md px-1.5 hover:bg-hover",
          empty ? "text-muted" : "text-text",
        )}
      >
        <span className="sr-only">{name}: </span>
        {children}
      </button>
    </Tooltip>
  );
}
