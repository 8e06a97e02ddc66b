import { classes } from "./classes.ts";

interface SkeletonProps {
  /** A Tailwind width, for example `w-40`. */
  width?: string;
  height?: string;
  round?: boolean;
}

/** The resting place of something on its way. */
export function Skeleton({ width = "w-full", height = "h-3", round = false }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={classes("motion-shimmer block bg-pressed", round ? "rounded-full" : "rounded-sm", width, height)}
    />
  );
}

const lineWidths = ["w-full", "w-11/12", "w-4/5", "w-10/12", "w-3/5"];

/** Lines of text on their way, announced once. */
export function SkeletonText({ lines = 3, label = "Loading" }: { lines?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-3 py-1">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity.
        <Skeleton key={line} width={lineWidths[line % lineWidths.length]} />
      ))}
    </div>
  );
}
