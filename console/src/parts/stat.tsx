import { ArrowDown, ArrowUp, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface StatProps {
  label: string;
  /** A number with its unit, usually a `Numeral`. */
  value: ReactNode;
  /** How it moved, in words, for example "12% more than last week". */
  change?: { direction: "up" | "down" | "level"; words: string; good?: boolean };
  /** What it was computed from, for example "n = 412". */
  basis?: string;
  /** A spark line. */
  children?: ReactNode;
}

const arrows = { up: ArrowUp, down: ArrowDown, level: Minus } as const;

/** One number that matters, what it was computed from, and where it is going. */
export function Stat({ label, value, change, basis, children }: StatProps) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <div className="flex items-baseline justify-between gap-2 text-meta text-muted">
        <span className="truncate">{label}</span>
        {basis && <span className="shrink-0 tabular-nums">{basis}</span>}
      </div>
      <div className="text-headline font-semibold tracking-[-0.01em] tabular-nums">{value}</div>
      {change && <Change {...change} />}
      {children}
    </div>
  );
}

function Change({ direction, words, good }: NonNullable<StatProps["change"]>) {
  const Arrow = arrows[direction];
  const judged = direction !== "level" && good !== undefined;
  const colour = judged ? (good ? "text-positive-text" : "text-danger-text") : "text-muted";
  return (
    <div className={classes("flex items-center gap-1 text-meta tabular-nums", colour)}>
      <Arrow size={12} className="shrink-0" aria-hidden />
      {words}
    </div>
  );
}
