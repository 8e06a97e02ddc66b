import { UserRound } from "lucide-react";
import { classes } from "./classes.ts";
import { initialsOf } from "./initials.ts";

const sizes = {
  small: "size-5 text-[0.625rem]",
  medium: "size-6 text-[0.6875rem]",
  large: "size-10 text-work",
} as const;

interface AvatarProps {
  /** Absent for somebody who is not known yet. */
  name?: string | null;
  size?: keyof typeof sizes;
}

/** Somebody's initials. Decoration only: the name stands beside it. */
export function Avatar({ name, size = "medium" }: AvatarProps) {
  const initials = initialsOf(name ?? "");
  return (
    <span
      aria-hidden
      // Drawn by the style sheet, so that the letters are no part of the text of whatever holds them.
      data-initials={initials}
      className={classes(
        "before:content-[attr(data-initials)]",
        "inline-flex shrink-0 items-center justify-center rounded-full font-medium text-muted select-none",
        initials ? "bg-pressed" : "border border-dashed border-border",
        sizes[size],
      )}
    >
      {!initials && <UserRound size={size === "large" ? 16 : 12} />}
    </span>
  );
}
