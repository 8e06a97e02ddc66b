import { Temporal } from "temporal-polyfill";
import { type Calendar, type DayPart, minutesOfDay, split, weekdays } from "./calendar.ts";
import { type Stretch, united, within, without } from "./stretch.ts";

const minute = 60_000;

// The days of a time zone, which all calendars in it share: looking one up takes 40 µs.
const known = new Map<string, Stretch>();
const mostKnown = 50_000;

/** Where a local date begins and ends; both are the same for a date that the time zone skips (Pacific/Apia 2011-12-30). */
export function boundsOf(timeZone: string, date: Temporal.PlainDate): Stretch {
  const key = `${timeZone} ${date}`;
  const found = known.get(key);
  if (found) return found;
  if (known.size >= mostKnown) known.clear();
  const bounds = { from: instantOf(timeZone, date, 0), to: instantOf(timeZone, date, minutesOfDay) };
  known.set(key, bounds);
  return bounds;
}

/**
 * When a calendar is open on a local date. Ends of hours become instants first, as Temporal's "compatible" says: in an hour
 * that the clock skips they are pushed forward, of an hour that it shows twice the first is meant. Only then breaks and
 * holidays are cut out, so that a break wins on the night of a clock change too.
 */
export function openOn(calendar: Calendar, date: Temporal.PlainDate): Stretch[] {
  const bounds = boundsOf(calendar.timeZone, date);
  if (bounds.from === bounds.to || calendar.holidays.includes(date.toString())) return [];
  // Hours whose end is pushed past midnight reach into the date from the one before.
  const near = [date.subtract({ days: 1 }), date];
  const open = united(near.flatMap((day) => resolve(calendar.timeZone, day, hoursOn(calendar, day))));
  return without(within(open, bounds), breaksOn(calendar, date));
}

/** The breaks of a local date. */
export function breaksOn(calendar: Calendar, date: Temporal.PlainDate): Stretch[] {
  const { timeZone, breaks = {} } = calendar;
  const before = split(breaks[date.subtract({ days: 1 }).toString()]).next;
  const parts = [...before, ...split(breaks[date.toString()]).own];
  return within(united(resolve(timeZone, date, parts)), boundsOf(timeZone, date));
}

/** Each date stands for itself: Monday 22:00–06:00 is Monday's evening and Tuesday's morning, and a holiday takes only its own. */
function hoursOn({ hours, shifts = {} }: Calendar, date: Temporal.PlainDate): DayPart[] {
  const before = date.subtract({ days: 1 });
  const shift = shifts[date.toString()];
  const tail = split(shifts[before.toString()]).next;
  if (shift) return [...tail, ...split(shift).own];
  const weekly = split(hours[weekdays[date.dayOfWeek - 1]!]).own;
  const weeklyTail = split(hours[weekdays[before.dayOfWeek - 1]!]).next;
  return [...tail, ...weeklyTail, ...weekly];
}

function resolve(timeZone: string, date: Temporal.PlainDate, parts: readonly DayPart[]): Stretch[] {
  if (parts.length === 0) return [];
  const { from, to } = boundsOf(timeZone, date);
  if (from === to) return [];
  if (to - from === minutesOfDay * minute)
    return parts.map((part) => ({ from: from + part.from * minute, to: from + part.to * minute }));
  return parts.map((part) => ({
    from: instantOf(timeZone, date, part.from),
    to: instantOf(timeZone, date, part.to),
  }));
}

function instantOf(timeZone: string, date: Temporal.PlainDate, minutes: number): number {
  const day = minutes === minutesOfDay ? date.add({ days: 1 }) : date;
  const time = Temporal.PlainTime.from({ hour: Math.floor((minutes % minutesOfDay) / 60), minute: minutes % 60 });
  return day.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
}
