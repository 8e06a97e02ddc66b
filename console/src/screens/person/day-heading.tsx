import { formatNumber } from "../../parts/format-number.ts";
import { useNow } from "../../parts/now.ts";
import type { Day } from "./timeline-items.ts";

const thisYear = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const otherYear = new Intl.DateTimeFormat(undefined, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** A day of the timeline. */
export function DayHeading({ day: { at, count } }: { day: Day }) {
  const now = useNow();
  return (
    <h3 className="mx-4 flex items-baseline gap-2 pt-5 pb-1.5 first:pt-4">
      <span className="font-medium">{dayName(at, now)}</span>
      {count !== null && (
        <span className="text-meta text-muted">
          {formatNumber(count)} {count === 1 ? "touchpoint" : "touchpoints"}
        </span>
      )}
    </h3>
  );
}

/** Days without a word, which say something too. */
export function Silence({ days, untilNow }: { days: number; untilNow: boolean }) {
  return (
    <p className="mx-4 flex h-9 items-center gap-3 text-meta text-muted">
      <span className="ml-[11px] h-full border-l border-dashed border-border" aria-hidden />
      <span className="ml-2">
        {formatNumber(days)} days of silence{untilNow && ", until now"}
      </span>
    </p>
  );
}

/** Today, yesterday, or the day by name. */
export function dayName(at: Date, now: Date): string {
  const daysAgo = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (daysAgo === 0) return "Today";
  if (daysAgo === 1) return "Yesterday";
  return (at.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(at);
}

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
