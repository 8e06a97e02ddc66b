import { formatExactTime, formatRelativeTime } from "./format-time.ts";
import { useNow } from "./now.ts";

/** When something happened, in few words; the exact time on hover and for screen readers. */
export function RelativeTime({ at }: { at: Date | string }) {
  const now = useNow();
  const date = typeof at === "string" ? new Date(at) : at;
  return (
    <time dateTime={date.toISOString()} title={formatExactTime(date)} className="whitespace-nowrap tabular-nums">
      {formatRelativeTime(date, now)}
    </time>
  );
}

/** The exact time, written out. */
export function ExactTime({ at }: { at: Date | string }) {
  const date = typeof at === "string" ? new Date(at) : at;
  return (
    <time dateTime={date.toISOString()} className="tabular-nums">
      {formatExactTime(date)}
    </time>
  );
}
