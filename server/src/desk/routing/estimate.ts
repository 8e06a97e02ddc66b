/** A wait is estimated from so many departures at most, none of them older than this. */
export const departuresLookedAt = 20;
export const departuresSinceMinutes = 30;
const fewestDepartures = 3;

/**
 * Seconds until somebody at `position` (1 is next) is given to an agent: position × mean time between the latest departures
 * from the same line. The mean is the maximum-likelihood one of a Poisson process that is watched from the earliest of them
 * until now, so a line that stands still is told to take longer and longer. Null where there were too few to say.
 */
export function expectedWaitSeconds(position: number, departures: readonly number[], now: number): number | null {
  if (departures.length < fewestDepartures) return null;
  const watched = now - Math.min(...departures);
  return Math.max(0, (position * watched) / (departures.length - 1) / 1000);
}
