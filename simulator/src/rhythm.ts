import { uniform, weighted } from "./distributions.ts";
import { type Day, dayOf, hour, hourOf, type Instant, instantOf, minute, monthOf, weekdayOf } from "./local-time.ts";
import type { Random } from "./random.ts";

// Assumed, in the shape that European food shops publish: presents in December, few orders in the heat of summer.
const seasons = [1.02, 1, 1, 0.97, 0.93, 0.88, 0.8, 0.82, 1, 1.06, 1.18, 1.34];
// Assumed: people order when the bag ran empty over the weekend, least on Saturday.
const weekdays = [1.2, 1.1, 1.02, 1, 0.94, 0.78, 0.96];

/** How likely each hour of the day is, midnight first. */
export type Hours = readonly number[];

/** When people look at a shop on the web: a small peak at lunch, a large one in the evening. */
export const onlineHours: Hours = [2, 1, 0, 0, 0, 1, 2, 4, 5, 5, 6, 6, 8, 7, 5, 5, 5, 6, 7, 9, 11, 11, 8, 4];
/** When the shop on the street sells. */
export const counterHours: Hours = [0, 0, 0, 0, 0, 0, 0, 0, 5, 8, 9, 8, 7, 5, 6, 7, 8, 7, 3, 0, 0, 0, 0, 0];
/** When a café's buyer is at the desk. */
export const deskHours: Hours = [0, 0, 0, 0, 0, 0, 0, 1, 4, 6, 6, 4, 1, 2, 6, 6, 4, 2, 0, 0, 0, 0, 0, 0];
/** When a parcel arrives. */
export const deliveryHours: Hours = [0, 0, 0, 0, 0, 0, 0, 0, 2, 5, 7, 7, 5, 4, 5, 6, 5, 3, 1, 0, 0, 0, 0, 0];

/** How much is wanted on a day, where 1 is an ordinary one. */
export function demandOn(day: Day): number {
  return seasons[monthOf(day)]! * weekdays[weekdayOf(day)]!;
}

/** A moment of the given day at one of these hours. */
export function momentOn(random: Random, day: Day, hours: Hours): Instant {
  const chosen = weighted(random, [...hours.entries()]);
  return instantOf(day, chosen + random());
}

/** A moment about so many days later, drawn towards the days and hours at which people do such things; never before. */
export function momentAfter(random: Random, at: Instant, days: number, hours: Hours): Instant {
  const earliest = dayOf(at) + Math.max(0, Math.round(days));
  const choices = [earliest, earliest + 1, earliest + 2].map((day) => [day, demandOn(day)] as const);
  const moment = momentOn(random, weighted(random, choices), hours);
  return moment > at ? moment : at + uniform(random, 5, 50) * minute;
}

const opens = 9;
const closes = 18;

/** Whether the company works on this day: Monday to Friday, but not at Christmas or New Year. */
export function isWorkday(day: Day): boolean {
  const date = new Date(instantOf(day, 12)).toISOString().slice(5, 10);
  return weekdayOf(day) < 5 && !["12-25", "12-26", "01-01"].includes(date);
}

/** The instant at which the team has worked for so many minutes since `at` (Monday to Friday, 9 to 18 o'clock). */
export function afterWorkOf(at: Instant, minutes: number): Instant {
  let day = dayOf(at);
  let from = Math.max(at, instantOf(day, opens));
  let left = minutes * minute;
  for (;;) {
    const open = isWorkday(day) ? Math.max(0, instantOf(day, closes) - from) : 0;
    if (left < open) return Math.round(from + left);
    left -= open;
    day++;
    from = instantOf(day, opens);
  }
}

/** Whether the team answers chats and calls at this instant. */
export function isOpen(at: Instant): boolean {
  const clockHour = hourOf(at);
  return isWorkday(dayOf(at)) && clockHour >= opens && clockHour < closes;
}

/** The same instant when people are awake, or else some time in the morning that follows. */
export function whenAwake(random: Random, at: Instant): Instant {
  const clockHour = hourOf(at);
  if (clockHour >= 6.5 && clockHour < 23.5) return Math.round(at);
  return instantOf(clockHour < 6.5 ? dayOf(at) : dayOf(at) + 1, uniform(random, 6.5, 9));
}

/** The next day, this one not counted, on which the company works. */
export function nextWorkday(day: Day): Day {
  return isWorkday(day + 1) ? day + 1 : nextWorkday(day + 1);
}

/** A pause of a person who reads a page: seconds to minutes. */
export function readingPause(random: Random): number {
  return Math.round(Math.exp(uniform(random, Math.log(6_000), Math.log(90_000))));
}

/** So many days in milliseconds. */
export function daysLong(days: number): number {
  return Math.round(days * 24 * hour);
}
