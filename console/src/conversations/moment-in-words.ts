// Where no hour is said.
const workingHour = 9;
const eveningHour = 18;
const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const unitMinutes: Record<string, number> = { m: 1, h: 60, d: 1_440, w: 10_080 };

/**
 * Reads a moment as people write it: `tomorrow 9`, `mon 14:30`, `in 3 hours`, `2d`, `next week`, `24 dec`, `18:00`.
 * Null when it is not understood or has passed. The time zone is the reader's own.
 */
export function momentInWords(text: string, now: Date): Date | null {
  const words = text.trim().toLowerCase().replace(/[,]/g, " ").replace(/\s+/g, " ");
  const moment = span(words, now) ?? dayAndTime(words, now);
  return moment && moment.getTime() > now.getTime() ? moment : null;
}

/** "in 3 hours", "45 min", "2d". */
function span(words: string, now: Date): Date | null {
  const match = /^(?:in )?(\d{1,3}|an?) ?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)$/.exec(words);
  if (!match) return null;
  const count = /^an?$/.test(match[1]!) ? 1 : Number(match[1]);
  const minutes = unitMinutes[match[2]!.charAt(0)]!;
  // Days and weeks keep the hour of the clock, also over a night in which it is changed.
  if (minutes >= 1_440) return atClock(addDays(now, (count * minutes) / 1_440), now.getHours(), now.getMinutes());
  return new Date(now.getTime() + count * minutes * 60_000);
}

function dayAndTime(words: string, now: Date): Date | null {
  const { rest, hour, minute } = clockIn(words);
  if (rest === "" && hour === null) return null;
  if (rest === "") return atClock(passedToday(now, hour!, minute) ? addDays(now, 1) : now, hour!, minute);
  const day = dayOf(rest, now);
  if (!day) return null;
  return atClock(day.at, hour ?? day.hour, hour === null ? 0 : minute);
}

/** Takes the time of day off the end: "9", "9am", "14:30", "at 5 pm", "noon". */
function clockIn(words: string): { rest: string; hour: number | null; minute: number } {
  const named = /^(.*?)\s?(?:at )?(noon|midday)$/.exec(words);
  if (named) return { rest: named[1]!.trim(), hour: 12, minute: 0 };
  const match = /^(.*?)(?:^|\s)(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/.exec(words);
  const hour = match ? hourOf(Number(match[2]), match[4]) : null;
  const minute = Number(match?.[3] ?? 0);
  if (!match || hour === null || minute > 59 || isDayOfMonth(match)) return { rest: words, hour: null, minute: 0 };
  return { rest: match[1]!.trim(), hour, minute };
}

/** "dec 24": the number behind a month is a day, unless it is written as a time. */
function isDayOfMonth([, before, , minutes, half]: RegExpExecArray): boolean {
  return /^[a-z]+$/.test(before!.trim()) && months.includes(before!.trim().slice(0, 3)) && !minutes && !half;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half) return hour >= 1 && hour <= 12 ? (hour % 12) + (half === "pm" ? 12 : 0) : null;
  return hour <= 23 ? hour : null;
}

function dayOf(words: string, now: Date): { at: Date; hour: number } | null {
  const plain = words.replace(/^(on|this) /, "");
  if (plain === "today") return { at: now, hour: eveningHour };
  if (/^(evening|tonight|today evening)$/.test(plain)) return { at: now, hour: eveningHour };
  if (/^(tomorrow|tmrw?|tom)$/.test(plain)) return { at: addDays(now, 1), hour: workingHour };
  if (plain === "tomorrow evening") return { at: addDays(now, 1), hour: eveningHour };
  if (plain === "next week") return { at: nextWeekday(now, 1), hour: workingHour };
  if (/^(next )?weekend$/.test(plain)) return { at: nextWeekday(now, 6), hour: workingHour };
  const weekday = weekdays.findIndex((name) => plain.length >= 2 && name.startsWith(plain.replace(/^next /, "")));
  if (weekday >= 0) return { at: nextWeekday(now, weekday), hour: workingHour };
  return dateOf(plain, now);
}

/** "24 dec", "dec 24", "24.12.", "2026-12-24". */
function dateOf(words: string, now: Date): { at: Date; hour: number } | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (iso) return onDate(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.?$/.exec(words);
  const named = /^(\d{1,2})\.? ([a-z]{3,})$/.exec(words) ?? reversed(/^([a-z]{3,}) (\d{1,2})$/.exec(words));
  const day = Number(dotted?.[1] ?? named?.[1]);
  const month = dotted ? Number(dotted[2]) - 1 : months.indexOf(named?.[2]?.slice(0, 3) ?? "");
  if (!(day >= 1) || month < 0) return null;
  const thisYear = onDate(now.getFullYear(), month, day);
  return thisYear && thisYear.at.getTime() < startOfDay(now).getTime()
    ? onDate(now.getFullYear() + 1, month, day)
    : thisYear;
}

function reversed(match: RegExpExecArray | null): string[] | null {
  return match && [match[0], match[2]!, match[1]!];
}

function onDate(year: number, month: number, day: number): { at: Date; hour: number } | null {
  const at = new Date(year, month, day);
  return at.getMonth() === month && at.getDate() === day ? { at, hour: workingHour } : null;
}

function nextWeekday(now: Date, weekday: number): Date {
  return addDays(now, (weekday - now.getDay() + 7) % 7 || 7);
}

function passedToday(now: Date, hour: number, minute: number): boolean {
  return atClock(now, hour, minute).getTime() <= now.getTime();
}

function addDays(at: Date, days: number): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, at.getHours(), at.getMinutes());
}

function atClock(day: Date, hour: number, minute: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute);
}

function startOfDay(at: Date): Date {
  return atClock(at, 0, 0);
}
