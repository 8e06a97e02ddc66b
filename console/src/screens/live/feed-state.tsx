import type { Refusal } from "../../api/refusal.ts";
import { classes } from "../../parts/classes.ts";
import { formatNumber } from "../../parts/format-number.ts";
import { useNow } from "../../parts/now.ts";
import type { Touchpoint } from "../../touchpoints/touchpoint.ts";

interface FeedStateProps {
  paused: boolean;
  live: boolean;
  refusal: Refusal | null;
  /** The newest first. */
  latest: readonly Touchpoint[];
}

/** Whether what one sees is what happens, and how much happens. */
export function FeedState({ paused, live, refusal, latest }: FeedStateProps) {
  const lastMinute = useCountOfLastMinute(latest);
  const { words, dot, pulse } = lookOf(paused, live, refusal);
  return (
    <span className="flex items-center gap-2 text-muted">
      <span className="relative flex size-2 shrink-0" aria-hidden>
        {pulse && <span className={classes("motion-pulse absolute inset-0 rounded-full", dot)} />}
        <span className={classes("size-2 rounded-full", dot)} />
      </span>
      <span role="status">{words}</span>
      {lastMinute > 0 && <span>· {formatNumber(lastMinute)} in the last minute</span>}
    </span>
  );
}

function useCountOfLastMinute(latest: readonly Touchpoint[]): number {
  const since = useNow().getTime() - 60_000;
  const older = latest.findIndex(({ receivedAt }) => receivedAt.getTime() < since);
  return older < 0 ? latest.length : older;
}

function lookOf(paused: boolean, live: boolean, refusal: Refusal | null) {
  if (refusal) return { words: refusal.sentence, dot: "bg-danger-solid", pulse: false };
  if (paused) return { words: "Paused", dot: "bg-warning-solid", pulse: false };
  if (!live) return { words: "Connecting…", dot: "bg-field", pulse: false };
  return { words: "Listening", dot: "bg-positive-solid", pulse: true };
}
