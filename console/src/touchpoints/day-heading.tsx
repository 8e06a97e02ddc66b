import { dayName } from "../parts/day-name.ts";
import { formatNumber } from "../parts/format-number.ts";
import { useNow } from "../parts/now.ts";
import { Thread } from "./thread.tsx";
import type { Day } from "./timeline-items.ts";

/** A day of the timeline. */
export function DayHeading({ day: { at, count } }: { day: Day }) {
  const now = useNow();
  return (
    <div className="relative mx-2 pt-4 pb-1 pl-11">
      <Thread />
      <h2 className="flex items-baseline gap-2">
        <span className="font-semibold">{dayName(at, now)}</span>
        {count !== null && (
          <span className="text-meta font-normal text-muted">
            {formatNumber(count)} {count === 1 ? "touchpoint" : "touchpoints"}
          </span>
        )}
      </h2>
    </div>
  );
}

/** Days without a word, which say something too. */
export function Silence({ days, untilNow }: { days: number; untilNow: boolean }) {
  return (
    <div className="relative mx-2 flex h-11 items-end pl-11 text-meta text-muted">
      <span aria-hidden className="absolute inset-y-0 left-[19px] border-l border-dashed border-field bg-canvas" />
      {formatNumber(days)} days of silence{untilNow && ", until now"}
    </div>
  );
}
