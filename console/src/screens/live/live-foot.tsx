import { formatNumber } from "../../parts/format-number.ts";

/** The end of the feed, and where to find what came before. */
export function LiveFoot({ shown }: { shown: number }) {
  return (
    <p className="px-4 py-3 text-center text-meta text-muted">
      The latest {formatNumber(shown)}. What came before stands on each person’s timeline.
    </p>
  );
}
