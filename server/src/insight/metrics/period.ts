import { Temporal } from "temporal-polyfill";

/** A period of local days, and the days or weeks by which numbers of it are shown. */
export interface Period {
  timeZone: string;
  from: number;
  until: number;
  buckets: { date: string; from: number; until: number }[];
}

// More days than this are shown week by week.
const mostDays = 92;

/** The period from one local date to another, both included. */
export function periodOf(first: string, last: string, timeZone: string): Period {
  const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
  const days = from.until(to).days + 1;
  const width = days > mostDays ? 7 : 1;
  const starts = Array.from({ length: Math.ceil(days / width) }, (_, place) => from.add({ days: place * width }));
  const end = to.add({ days: 1 });
  return {
    timeZone,
    from: startOf(from, timeZone),
    until: startOf(end, timeZone),
    buckets: starts.map((date, place) => ({
      date: date.toString(),
      from: startOf(date, timeZone),
      until: startOf(starts[place + 1] ?? end, timeZone),
    })),
  };
}

/** The day or week in which an instant lies, which the period holds. */
export function bucketOf(buckets: Period["buckets"], instant: number): Period["buckets"][number] | undefined {
  let [low, high] = [0, buckets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (buckets[middle]!.from <= instant) low = middle + 1;
    else high = middle;
  }
  return buckets[low - 1];
}

/** How many days lie between two local dates, both included; below 1 if the last is before the first. */
export function daysIn(first: string, last: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days + 1;
}

function startOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}
