/** Milliseconds since 1970 in UTC. */
export type Instant = number;
/** A calendar day where the company is: days since 1970-01-01. */
export type Day = number;

export const minute = 60_000;
export const hour = 60 * minute;
const dayLength = 24 * hour;

/** The company's time zone. */
export const timeZone = "Europe/Paris";

const wallClock = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
});

// Asking Intl costs microseconds, and clocks change on whole hours only.
const offsets = new Map<number, number>();

function offsetAt(at: Instant): number {
  const key = Math.floor(at / hour);
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const part = Object.fromEntries(wallClock.formatToParts(key * hour).map(({ type, value }) => [type, Number(value)]));
  const offset = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!) - key * hour;
  offsets.set(key, offset);
  return offset;
}

/** The company's calendar day at an instant. */
export function dayOf(at: Instant): Day {
  return Math.floor((at + offsetAt(at)) / dayLength);
}

/** The hour of the company's wall clock, 0 to 24, with its fraction. */
export function hourOf(at: Instant): number {
  return (at + offsetAt(at) - dayOf(at) * dayLength) / hour;
}

/** The instant at which the company's wall clock shows this hour (with fraction) of this day. */
export function instantOf(day: Day, clockHour: number): Instant {
  const local = Math.round(day * dayLength + clockHour * hour);
  const guess = local - offsetAt(local);
  return local - offsetAt(guess);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** 0 is January, 11 is December. */
export function monthOf(day: Day): number {
  return new Date(day * dayLength).getUTCMonth();
}

/** The day as YYYY-MM-DD. */
export function dateOf(day: Day): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}
