import { momentInWords } from "./moment-in-words.ts";

export interface SnoozeTime {
  label: string;
  at: Date;
}

const laterHours = 3;

/** The times that are chosen most, for the day and hour that it is. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const later = new Date(now.getTime() + laterHours * 3_600_000);
  const candidates: [string, Date | null][] = [
    ["In an hour", momentInWords("1h", now)],
    ["Later today", later.getDate() === now.getDate() ? later : null],
    ["This evening", now.getHours() < 16 ? momentInWords("tonight", now) : null],
    ["Tomorrow", momentInWords("tomorrow", now)],
    ["This weekend", isWorkday(now) ? momentInWords("weekend", now) : null],
    ["Next week", momentInWords("next week", now)],
    ["In a month", inAMonth(now)],
  ];
  const times = candidates.flatMap(([label, at]) => (at ? [{ label, at }] : []));
  // On a Sunday tomorrow is next week.
  return times.filter(({ at }, place) => times.findIndex((each) => each.at.getTime() === at.getTime()) === place);
}

function isWorkday(now: Date): boolean {
  return now.getDay() >= 1 && now.getDay() <= 4;
}

function inAMonth(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth() + 1, now.getDate(), 9);
}
