import { Temporal } from "temporal-polyfill";
import { openStretches } from "./business-time.ts";
import type { Definition } from "./calendar-contract.ts";

/** When a calendar is open on each of the seven local days from a date on. */
export function previewWeek(definition: Definition, from: string | undefined, now: Date) {
  const { timeZone } = definition;
  const first = from
    ? Temporal.PlainDate.from(from)
    : Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const days = Array.from({ length: 7 }, (_, day) => previewDay(definition, first.add({ days: day })));
  return { days, openMinutes: days.reduce((sum, { openMinutes }) => sum + openMinutes, 0) };
}

function previewDay(definition: Definition, date: Temporal.PlainDate) {
  const [from, to] = [startOf(date, definition.timeZone), startOf(date.add({ days: 1 }), definition.timeZone)];
  const open = openStretches(definition, from, to);
  const isHoliday = definition.holidays.includes(date.toString());
  return {
    date: date.toString(),
    holiday: isHoliday ? (definition.holidayNames[date.toString()] ?? "") : null,
    open,
    openMinutes: open.reduce((sum, each) => sum + (each.to.getTime() - each.from.getTime()) / 60_000, 0),
  };
}

function startOf(date: Temporal.PlainDate, timeZone: string): Date {
  return new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
}
