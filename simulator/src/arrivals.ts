import { chance, exponential } from "./distributions.ts";
import type { Day, Instant } from "./local-time.ts";
import { type Random, randomFrom } from "./random.ts";
import { daysLong, demandOn, momentOn, onlineHours } from "./rhythm.ts";

/** When a person comes first in the records. `accountSince` is set for those who were customers before. */
export interface Arrival {
  readonly number: number;
  readonly at: Instant;
  readonly accountSince: Instant | undefined;
}

// Assumed: a company that begins to keep records has customers already, and they come again within five weeks.
const oldCustomers = 0.24;
const oldCustomersReturnWithinDays = 35;

/** The arrivals of all people, the earliest first. New customers come as the season and the weekday have it. */
export function arrivalsOf(seed: number, people: number, start: Day, days: number): Arrival[] {
  const newcomers = spread(start, days);
  const returners = spread(start, Math.min(days, oldCustomersReturnWithinDays));
  const arrivals = Array.from({ length: people }, (_, number): Arrival => {
    const random = randomFrom(`${seed}/arrival/${number}`);
    const old = chance(random, oldCustomers);
    const at = momentOn(random, drawDay(random, old ? returners : newcomers), onlineHours);
    return { number, at, accountSince: old ? at - daysLong(20 + exponential(random, 250)) : undefined };
  });
  return arrivals.sort((a, b) => a.at - b.at || a.number - b.number);
}

/** The days from `start` with the demand up to and including each of them. */
type Spread = readonly { day: Day; upTo: number }[];

function spread(start: Day, days: number): Spread {
  let upTo = 0;
  return Array.from({ length: days }, (_, after) => {
    upTo += demandOn(start + after);
    return { day: start + after, upTo };
  });
}

function drawDay(random: Random, days: Spread): Day {
  const drawn = random() * days.at(-1)!.upTo;
  return days.find(({ upTo }) => drawn < upTo)!.day;
}
