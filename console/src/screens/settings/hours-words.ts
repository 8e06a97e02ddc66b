import type { Definition } from "./hours-data.ts";

export const weekdayNames = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const;
export type Weekday = keyof typeof weekdayNames;
export type Hours = NonNullable<Definition["hours"]["mon"]>;

const interval = /^(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/;

/** Hours as one writes them: `09:00–12:30, 13:30–17:00`. */
export function hoursInWords(hours: Hours | undefined): string {
  return (hours ?? []).map(([from, to]) => `${from}–${to}`).join(", ");
}

/** What was written of hours, or null where it cannot be read. */
export function hoursIn(text: string): Hours | null {
  const hours: Hours = [];
  for (const part of text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, from, to] = interval.exec(part) ?? [];
    if (!from || !to) return null;
    hours.push([from.padStart(5, "0"), to.padStart(5, "0")]);
  }
  return hours;
}

/** Holidays as one writes them: a date and its name a line. */
export function holidaysInWords({ holidays, holidayNames }: Definition): string {
  return holidays.map((date) => `${date} ${holidayNames[date] ?? ""}`.trim()).join("\n");
}

/** What was written of holidays. */
export function holidaysIn(text: string): Pick<Definition, "holidays" | "holidayNames"> {
  const lines = text.split("\n").map((line) => line.trim());
  const known = lines.filter((line) => /^\d{4}-\d{2}-\d{2}/.test(line));
  return {
    holidays: known.map((line) => line.slice(0, 10)),
    holidayNames: Object.fromEntries(
      known.filter((line) => line.length > 10).map((line) => [line.slice(0, 10), line.slice(10).trim()]),
    ),
  };
}

/** What is wrong with the first line of holidays that does not begin with a date, or null. */
export function unreadableHoliday(text: string): string | null {
  const wrong = text.split("\n").find((line) => line.trim() && !/^\d{4}-\d{2}-\d{2}/.test(line.trim()));
  return wrong === undefined ? null : `“${wrong.trim()}” does not begin with a date such as 2026-12-25`;
}
