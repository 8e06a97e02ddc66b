import { Temporal } from "temporal-polyfill";
import type { Calendar } from "./calendar.ts";
import { breaksOn } from "./local-days.ts";
import { lastBefore, type OpenMonth, OpenMonths, openBefore, placeIn } from "./open-months.ts";

const minute = 60_000;
// Without an opening in so many months there is none: only dated shifts and holidays could say otherwise.
const mostClosedMonths = 120;

const byObject = new WeakMap<Calendar, OpenMonths>();
const byContent = new Map<string, OpenMonths>();
const mostCalendars = 200;

/** Open milliseconds in [start, end); real elapsed time, so a day of 24 hours has 23 or 25 when the clock changes. 0 if `end` is before `start`. */
export function openMilliseconds(calendar: Calendar, start: number, end: number): number {
  if (end <= start) return 0;
  const months = monthsOf(calendar);
  const [first, last] = [months.numberAt(start), months.numberAt(end)];
  let sum = openBefore(months.month(last), end) - openBefore(months.month(first), start);
  for (let number = first; number < last; number += 1) sum += months.month(number).total;
  return sum;
}

/** Open seconds in [start, end); see `openMilliseconds`. */
export function businessSecondsBetween(calendar: Calendar, start: Date, end: Date): number {
  return openMilliseconds(calendar, start.getTime(), end.getTime()) / 1000;
}

/**
 * The instant at which so many open minutes have passed. Forward, it is the first open instant at or after it (Monday 09:00
 * and eight hours of a nine-to-five week are Tuesday 09:00), or with "earliest" the very instant (Monday 17:00). Backward,
 * it is the latest instant with so much open time before `start`. Null if the calendar never opens so long.
 */
export function addBusinessMinutes(
  calendar: Calendar,
  start: Date,
  minutes: number,
  direction: "forward" | "earliest" | "backward" = "forward",
): Date | null {
  const open = Math.round(minutes * minute);
  const [from, months] = [start.getTime(), monthsOf(calendar)];
  const found =
    direction === "backward"
      ? latestBefore(months, from, open)
      : direction === "earliest"
        ? earliestAfter(months, from, open)
        : firstOpenAfter(months, from, open);
  return found === null ? null : new Date(found);
}

/** The earliest instant, in milliseconds, at which so many open milliseconds have passed since `start`; null if never. */
export function openTimeReached(calendar: Calendar, start: number, milliseconds: number): number | null {
  return earliestAfter(monthsOf(calendar), start, milliseconds);
}

/** Whether the calendar is open at an instant; hours are half-open, so the instant of closing is closed. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  const months = monthsOf(calendar);
  const month = months.month(months.numberAt(at.getTime()));
  const place = placeIn(month, at.getTime());
  return place >= 0 && at.getTime() < month.ends[place]!;
}

/** Whether an instant lies in a break or on a holiday, whatever the hours say. */
export function breakOrHolidayAt(calendar: Calendar, at: Date): { onBreak: boolean; onHoliday: boolean } {
  const date = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  const instant = at.getTime();
  return {
    onBreak: breaksOn(calendar, date).some(({ from, to }) => from <= instant && instant < to),
    onHoliday: calendar.holidays.includes(date.toString()),
  };
}

/** The open stretches between two instants, in order. */
export function openStretches(calendar: Calendar, start: Date, end: Date): { from: Date; to: Date }[] {
  const [months, last] = [monthsOf(calendar), end.getTime()];
  const found: { from: number; to: number }[] = [];
  for (let number = months.numberAt(start.getTime()); months.month(number).from < last; number += 1) {
    const { begins, ends } = months.month(number);
    for (let place = 0; place < begins.length; place += 1) {
      const [from, to] = [Math.max(begins[place]!, start.getTime()), Math.min(ends[place]!, last)];
      if (from >= to) continue;
      const before = found.at(-1);
      if (before?.to === from) before.to = to;
      else found.push({ from, to });
    }
  }
  return found.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
}

function monthsOf(calendar: Calendar): OpenMonths {
  const known = byObject.get(calendar);
  if (known) return known;
  const content = JSON.stringify(calendar);
  const months = byContent.get(content) ?? new OpenMonths(calendar);
  if (byContent.size >= mostCalendars) byContent.clear();
  byContent.set(content, months);
  byObject.set(calendar, months);
  return months;
}

function firstOpenAfter(months: OpenMonths, start: number, open: number): number | null {
  let number = months.numberAt(start);
  let target = openBefore(months.month(number), start) + open;
  for (let closed = 0; closed < mostClosedMonths; number += 1) {
    const month = months.month(number);
    if (target < month.total) return instantIn(month, lastBefore(month, target), target);
    target -= month.total;
    closed = month.total > 0 ? 0 : closed + 1;
  }
  return null;
}

function earliestAfter(months: OpenMonths, start: number, open: number): number | null {
  if (open <= 0) return start;
  let number = months.numberAt(start);
  let target = openBefore(months.month(number), start) + open;
  for (let closed = 0; closed < mostClosedMonths; number += 1) {
    const month = months.month(number);
    if (target <= month.total) return instantIn(month, lastBefore(month, target - 1), target);
    target -= month.total;
    closed = month.total > 0 ? 0 : closed + 1;
  }
  return null;
}

function latestBefore(months: OpenMonths, start: number, open: number): number | null {
  if (open <= 0) return lastOpenUntil(months, start);
  let number = months.numberAt(start);
  let target = openBefore(months.month(number), start) - open;
  for (let closed = 0; closed < mostClosedMonths; ) {
    if (target >= 0) return instantIn(months.month(number), lastBefore(months.month(number), target), target);
    number -= 1;
    const { total } = months.month(number);
    target += total;
    closed = total > 0 ? 0 : closed + 1;
  }
  return null;
}

/** An open instant itself; of a closed one, the closing before it. */
function lastOpenUntil(months: OpenMonths, instant: number): number | null {
  let number = months.numberAt(instant);
  for (let closed = 0; closed < mostClosedMonths; closed += 1) {
    const place = placeIn(months.month(number), instant);
    if (place >= 0) return Math.min(instant, months.month(number).ends[place]!);
    number -= 1;
  }
  return null;
}

/** The instant of a stretch at which so much of the month's open time has passed. */
function instantIn({ begins, before }: OpenMonth, place: number, open: number): number {
  return begins[place]! + open - before[place]!;
}
