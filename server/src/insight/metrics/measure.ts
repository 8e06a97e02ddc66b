import type { Calendar } from "../../desk/public.ts";
import { openMilliseconds } from "../../desk/public.ts";
import type { Kind, Metric, Observation, Surroundings } from "./metric.ts";
import { occupancyOf } from "./occupancy-share.ts";
import { quantile, sum, wilson } from "./statistics.ts";

/** A number with what it rests on. */
export interface Measured {
  /** How many observations it is made of; the list behind it has as many entries. */
  n: number;
  /** A share, a rate, a mean or a count, by the kind of the metric; the median of a duration. Null without observations. */
  value: number | null;
  /** Of a share: its 95 % interval. */
  low: number | null;
  high: number | null;
  median: number | null;
  p90: number | null;
}

/** What a number is made of observations of a kind. */
export function measure(kind: Kind, observations: readonly Observation[], around: Surroundings): Measured {
  const n = observations.length;
  const rising = observations.map(({ value }) => value).toSorted((one, other) => one - other);
  const spread = { median: quantile(rising, 0.5), p90: quantile(rising, 0.9) };
  const plain = { n, low: null, high: null, ...spread };
  if (kind === "standing") return { ...plain, value: n };
  if (n === 0) return { ...plain, value: null };
  if (kind === "duration") return { ...plain, value: spread.median };
  if (kind === "count") return { ...plain, value: sum(rising) / n };
  if (kind === "share")
    return { ...plain, ...wilson(sum(rising), n)!, value: sum(rising) / n, median: null, p90: null };
  if (kind === "occupancy") return { ...plain, value: occupancyOf(observations, around), median: null, p90: null };
  const people = new Set(observations.map(({ personId }) => personId)).size;
  return { ...plain, value: n / people, median: null, p90: null };
}

/** The observations that a metric's number is made of: of humans only, or the last instant's, where it is defined so. */
export function headline<Each extends Observation>(
  metric: Metric,
  observations: readonly Each[],
  { dayEnds }: Surroundings,
): Each[] {
  const counted = observations.filter(({ by }) => !metric.humansOnly || by === "human");
  return metric.kind === "standing" ? counted.filter(({ at }) => at === dayEnds.at(-1)) : counted;
}

/** The same observations with the business hours of their stretches for a value; undefined where they have none. */
export function inBusinessHours<Each extends Observation>(observations: readonly Each[], calendar: Calendar): Each[] {
  return observations.flatMap((each) =>
    each.stretch ? [{ ...each, value: businessSeconds(each.stretch, calendar) }] : [],
  );
}

/** The open seconds of stretches. */
export function businessSeconds(stretch: readonly { from: number; to: number }[], calendar: Calendar): number {
  return sum(stretch.map(({ from, to }) => openMilliseconds(calendar, from, to))) / 1000;
}
