import { Temporal } from "temporal-polyfill";
import type { Calendar } from "./calendar.ts";
import { openOn } from "./local-days.ts";
import { type Stretch, united } from "./stretch.ts";

/** The open time of one local month: stretches in order, and how much open time lies before each of them. */
export interface OpenMonth extends Stretch {
  begins: Float64Array;
  ends: Float64Array;
  before: Float64Array;
  total: number;
}

/** The months of a calendar, worked out when they are first asked for: 1 ms each, and 80 bytes a day. */
export class OpenMonths {
  readonly #calendar: Calendar;
  readonly #months = new Map<number, OpenMonth>();

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** The month with this number; they are counted from January of the year 0. */
  month(number: number): OpenMonth {
    const known = this.#months.get(number);
    if (known) return known;
    const made = openMonth(this.#calendar, number);
    this.#months.set(number, made);
    return made;
  }

  /** The number of the local month in which an instant lies. */
  numberAt(instant: number): number {
    const day = new Date(instant);
    let number = day.getUTCFullYear() * 12 + day.getUTCMonth();
    while (instant < this.month(number).from) number -= 1;
    while (instant >= this.month(number).to) number += 1;
    return number;
  }
}

/** Which of a month's stretches is the last to begin at or before an instant; -1 if none. */
export function placeIn({ begins }: OpenMonth, instant: number): number {
  return lastAtMost(begins, instant);
}

/** Which of a month's stretches is the last that has at most so much open time before it; -1 if none. */
export function lastBefore({ before }: OpenMonth, open: number): number {
  return lastAtMost(before, open);
}

function lastAtMost(rising: Float64Array, most: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How much open time of a month lies before an instant of it. */
export function openBefore(month: OpenMonth, instant: number): number {
  const place = placeIn(month, instant);
  if (place < 0) return 0;
  return month.before[place]! + Math.min(instant, month.ends[place]!) - month.begins[place]!;
}

function openMonth(calendar: Calendar, number: number): OpenMonth {
  const first = new Temporal.PlainDate(Math.floor(number / 12), (number % 12) + 1, 1);
  const dates = Array.from({ length: first.daysInMonth }, (_, day) => first.add({ days: day }));
  const open = united(dates.flatMap((date) => openOn(calendar, date)));
  const begins = Float64Array.from(open, ({ from }) => from);
  const ends = Float64Array.from(open, ({ to }) => to);
  const before = new Float64Array(open.length);
  for (let place = 1; place < open.length; place += 1)
    before[place] = before[place - 1]! + ends[place - 1]! - begins[place - 1]!;
  return {
    from: startOf(first, calendar.timeZone),
    to: startOf(first.add({ months: 1 }), calendar.timeZone),
    begins,
    ends,
    before,
    total: open.reduce((sum, { from, to }) => sum + to - from, 0),
  };
}

function startOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
}
