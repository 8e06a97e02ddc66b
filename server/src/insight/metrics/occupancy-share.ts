import { united } from "./handle-time.ts";
import type { Observation, Surroundings } from "./metric.ts";
import { sum } from "./statistics.ts";

/**
 * Handled time over handled and available time, of all members together. What a member does at several conversations at once
 * counts once, and what they do while available is no longer available time, so it is never above 1.
 */
export function occupancyOf(
  observations: readonly Observation[],
  { activity, availability, from, until, asOf }: Surroundings,
): number | null {
  const members = new Set(observations.map(({ personId }) => personId));
  const conversations = new Set(observations.map(({ conversationId }) => conversationId));
  const cut = (stretch: { from: number; to: number }) => ({
    from: Math.max(stretch.from, from),
    to: Math.min(stretch.to, until, asOf),
  });
  const whole = availability.filter(({ memberId }) => members.has(memberId));
  let handled = 0;
  let either = 0;
  for (const memberId of members) {
    const busy = activity
      .filter((each) => each.memberId === memberId && conversations.has(each.conversationId))
      .map(cut);
    const free = whole.filter((each) => each.memberId === memberId).map(cut);
    handled += lengthOf(united(busy));
    either += lengthOf(united([...busy, ...free]));
  }
  return either > 0 ? handled / either : null;
}

function lengthOf(stretches: readonly { from: number; to: number }[]): number {
  return sum(stretches.map(({ from, to }) => Math.max(0, to - from)));
}
