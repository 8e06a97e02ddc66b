import { Temporal } from "temporal-polyfill";

const dayMilliseconds = 86_400_000;
const mostDays = 50_000;

/** Turns what a clock on the wall shows, given as if it were UTC, into epoch milliseconds. */
export type WallClock = (shown: number) => number;

/**
 * The wall clock of a time zone. An hour that the clock skips is read as if it had not, and of an hour that it shows twice
 * the first is meant (Temporal's "compatible"). Whole days of one offset are remembered: looking one up takes 20 µs.
 */
export function wallClockOf(timeZone: string): WallClock {
  if (timeZone === "UTC") return (shown) => shown;
  const offsets = new Map<number, number | "changes">();
  const offsetOn = (day: number) => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    if (offsets.size >= mostDays) offsets.clear();
    const [start, end] = [day * dayMilliseconds, (day + 1) * dayMilliseconds];
    const offset = start - instantOf(start, timeZone);
    const found = offset === end - instantOf(end, timeZone) ? offset : "changes";
    offsets.set(day, found);
    return found;
  };
  return (shown) => {
    const offset = offsetOn(Math.floor(shown / dayMilliseconds));
    return offset === "changes" ? instantOf(shown, timeZone) : shown - offset;
  };
}

/** Whether there is such a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return instantOf(0, name) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function instantOf(shown: number, timeZone: string): number {
  const iso = new Date(shown).toISOString().slice(0, -1);
  return Temporal.PlainDateTime.from(iso).toZonedDateTime(timeZone).epochMilliseconds;
}
