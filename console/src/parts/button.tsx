import type { LucideIcon } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import { classes } from "./classes.ts";
import { KeyHint } from "./key-hint.tsx";
import { ariaKeys } from "./key-names.ts";

const looks = {
  accent: "bg-accent-solid text-white hover:bg-accent-solid-hover active:bg-accent-solid-hover",
  plain:
    "border border-border bg-canvas text-text hover:bg-hover active:bg-pressed data-popup-open:bg-pressed aria-pressed:bg-pressed",
  quiet: "text-text hover:bg-hover active:bg-pressed data-popup-open:bg-pressed",
  danger: "bg-danger-solid text-white hover:bg-danger-solid-hover active:bg-danger-solid-hover",
} as const;

const sizes = {
  small: "h-6 gap-1 px-2 text-meta",
  medium: "h-7 gap-1.5 px-2.5",
  large: "h-8 gap-2 px-3",
} as const;

export interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "style"> {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
  icon?: LucideIcon;
  /** Shown at the end of the button; whoever owns the shortcut registers it. */
  shortcut?: string;
  /** Keeps the button focusable while its deed is under way, but deaf. */
  busy?: boolean;
  wide?: boolean;
}

/** A deed, named by a verb. One `accent` button at most in a view. */
export function Button({
  look = "plain",
  size = "medium",
  icon: Icon,
  shortcut,
  busy = false,
  wide,
  ...rest
}: ButtonProps) {
  const { type = "button", children, onClick, disabled, ...others } = rest;
  const filled = look === "accent" || look === "danger";
  return (
    <button
      {...others}
      type={type}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={ariaKeys(shortcut)}
      onClick={busy ? swallow : onClick}
      className={classes(
        "relative inline-flex shrink-0 cursor-default items-center justify-center overflow-hidden rounded-md font-medium whitespace-nowrap select-none",
        sizes[size],
        disabled ? disabledLook(filled) : looks[look],
        wide && "w-full",
      )}
    >
      {Icon && <Icon size={16} aria-hidden className={classes("-ml-0.5", !filled && !disabled && "text-muted")} />}
      {children}
      {shortcut && <KeyHint keys={shortcut} onFill={filled && !disabled} />}
      {busy && <span className="motion-shimmer absolute inset-x-0 bottom-0 h-0.5 bg-current opacity-30" />}
    </button>
  );
}

function disabledLook(filled: boolean): string {
  return filled ? "bg-pressed text-muted" : "border border-hairline text-faint";
}

function swallow(event: MouseEvent): void {
  event.preventDefault();
}
