import { Button } from "./button.tsx";
import { formatNumber } from "./format-number.ts";

interface LoadMoreProps {
  shown: number;
  /** Absent when counting all would take too long. */
  total?: number;
  what: string;
  hasMore: boolean;
  busy?: boolean;
  /** Why the last try failed. */
  problem?: string;
  onMore: () => void;
}

/** The foot of a list: how much of it one sees, and the rest. */
export function LoadMore({ shown, total, what, hasMore, busy, problem, onMore }: LoadMoreProps) {
  const count = total === undefined ? formatNumber(shown) : `${formatNumber(shown)} of ${formatNumber(total)}`;
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-center gap-3 border-t px-4 py-2 text-muted">
      <span role="status" className="tabular-nums">
        {problem ?? `${count} ${what}`}
      </span>
      {hasMore && (
        <Button busy={busy} onClick={onMore}>
          {moreLabel(busy, problem)}
        </Button>
      )}
    </div>
  );
}

function moreLabel(busy: boolean | undefined, problem: string | undefined): string {
  if (busy) return "Loading…";
  return problem ? "Try again" : "Load more";
}
