import { epochMillisecondsOf } from "../collect/timestamp.ts";
import type { TimeFormat } from "./plan.ts";
import type { WallClock } from "./time-zone.ts";

/** Reads a time as epoch milliseconds; null for what is no time in this format, 30 February included. */
export type TimeReader = (text: string, clock: WallClock) => number | null;

/** One reader per format. */
export const timeReaders: Record<TimeFormat, TimeReader> = {
  iso: readIso,
  yyyymmdd: (text, clock) => shownBy(compact.exec(text), ["year", "month", "day"], clock),
  day_first: (text, clock) => shownBy(spelled.exec(text), ["day", "month", "year"], clock),
  month_first: (text, clock) => shownBy(spelled.exec(text), ["month", "day", "year"], clock),
  epoch_seconds: (text) => epochOf(text, 1000),
  epoch_milliseconds: (text) => epochOf(text, 1),
};

const zoneAtEnd = /[T ]\d{2}:?\d{2}.*(?:Z|z|[+-]\d{2}(?::?\d{2})?)$/;
const timeOfDay = String.raw`(?:[T, ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp])?\.?[Mm]?\.?)?`;
const compact = new RegExp(
  String.raw`^(\d{4})(\d{2})(\d{2})${timeOfDay.replace("[T, ]+", "[T ]?").replace("{1,2}", "{2}")}$`,
);
const spelled = new RegExp(String.raw`^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})${timeOfDay}$`);
const withSlashes = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})/;
const epoch = /^-?\d{1,15}(?:\.\d{1,9})?$/;

function readIso(text: string, clock: WallClock): number | null {
  const iso = text.replace(withSlashes, "$1-$2-$3");
  const time = epochMillisecondsOf(iso);
  return time === null || zoneAtEnd.test(iso) ? time : clock(time);
}

function epochOf(text: string, unitMilliseconds: number): number | null {
  return epoch.test(text) ? Math.round(Number(text) * unitMilliseconds) : null;
}

type DatePart = "year" | "month" | "day";

function shownBy(match: RegExpExecArray | null, order: readonly [DatePart, DatePart, DatePart], clock: WallClock) {
  if (!match) return null;
  const parts = { year: 0, month: 0, day: 0 };
  for (const [at, part] of order.entries()) parts[part] = Number(match[at + 1]);
  const [, , , written, hour = "0", minute = "0", second = "0", fraction = "", half] = match;
  if (order[2] === "year" && written!.length === 2) parts.year += parts.year < 69 ? 2000 : 1900;
  const hours = hourOf(Number(hour), half);
  if (hours === null || Number(minute) > 59 || Number(second) > 59 || !isDate(parts)) return null;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return clock(Date.UTC(parts.year, parts.month - 1, parts.day, hours, Number(minute), Number(second), milliseconds));
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function isDate({ year, month, day }: Record<DatePart, number>): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
