import { isWithin, type Metric } from "./metric.ts";

const wrapUpMilliseconds = 10 * 60_000;

/**
 * The time in which members had a resolved conversation before them or wrote in it, up to its last resolution, and their
 * wrap-up: what they began within ten minutes after it. What one member did at once counts once.
 */
export const handleTime: Metric = {
  key: "handle_time",
  kind: "duration",
  version: 1,
  minimalSample: 10,
  observe(story, around) {
    const last = story.resolutions.at(-1);
    if (!last || !isWithin(around, last.at)) return [];
    const active = story.facts.activity
      .filter(([, from]) => from <= last.at + wrapUpMilliseconds && from <= around.asOf)
      .map(([memberId, from, to]) => ({ memberId, from, to: Math.min(to, around.asOf) }));
    const stretch = [...Map.groupBy(active, ({ memberId }) => memberId).values()].flatMap(united);
    const value = stretch.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
    return value > 0 ? [{ conversationId: story.facts.conversationId, at: last.at, value, stretch, by: "human" }] : [];
  },
};

/** The same time in stretches that do not overlap, in order. */
export function united(stretches: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
