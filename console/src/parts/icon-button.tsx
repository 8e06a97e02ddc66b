import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { ariaKeys } from "./key-names.ts";
import { Tooltip } from "./tooltip.tsx";

const sizes = { small: "size-6", medium: "size-7", large: "size-8" } as const;

interface IconButtonProps extends Omit<ComponentProps<"button">, "className" | "style" | "children" | "aria-label"> {
  icon: LucideIcon;
  /** What it does, for the tooltip and for screen readers. */
  label: string;
  shortcut?: string;
  size?: keyof typeof sizes;
  side?: "top" | "right" | "bottom" | "left";
}

/** A deed whose icon is enough for those who know it, and whose tooltip tells the others. */
export function IconButton({ icon: Icon, label, shortcut, size = "medium", side, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={side}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-keyshortcuts={ariaKeys(shortcut)}
        className={classes(
          "inline-flex shrink-0 cursor-default items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text active:bg-pressed disabled:bg-transparent disabled:text-faint aria-pressed:bg-pressed aria-pressed:text-text data-popup-open:bg-pressed",
          sizes[size],
        )}
      >
        <Icon size={16} aria-hidden />
      </button>
    </Tooltip>
  );
}
