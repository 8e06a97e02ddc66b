export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** Local times "HH:MM", from and to; "24:00" is the end of the day, and an end at or before its beginning is on the next. */
export type Hours = readonly [from: string, to: string];

/** When a company is open. Days that are left out are closed. */
export interface Calendar {
  readonly timeZone: string;
  readonly hours: Readonly<Partial<Record<Weekday, readonly Hours[]>>>;
  /** Local dates that are closed from midnight to midnight, whatever else is said of them. */
  readonly holidays: readonly string[];
  /** Local dates with times that are closed on them. */
  readonly breaks?: Readonly<Record<string, readonly Hours[]>>;
  /** Local dates with times that replace the weekly hours of the date. */
  readonly shifts?: Readonly<Record<string, readonly Hours[]>>;
}

export const minutesOfDay = 1440;

/** A stretch of one local day in minutes after its midnight. */
export interface DayPart {
  from: number;
  to: number;
}

/** The parts of these hours that lie on their own day, and those that lie on the next. */
export function split(hours: readonly Hours[] = []): { own: DayPart[]; next: DayPart[] } {
  const own: DayPart[] = [];
  const next: DayPart[] = [];
  for (const [begins, ends] of hours) {
    const [from, to] = [minuteOf(begins), minuteOf(ends)];
    if (to > from) own.push({ from, to });
    else {
      own.push({ from, to: minutesOfDay });
      if (to > 0) next.push({ from: 0, to });
    }
  }
  return { own, next };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
