import type { Metric } from "./metric.ts";

/**
 * Handled time over handled and available time of the members who said when they were available: for each, then summed. An
 * observation is one member at one conversation while available or not; the number itself is made in "occupancy-share.ts".
 */
export const occupancy: Metric = {
  key: "occupancy",
  kind: "occupancy",
  version: 1,
  minimalSample: 1,
  observe({ facts }, around) {
    const known = new Set(around.availability.map(({ memberId }) => memberId));
    const own = around.activity.filter(
      (each) => each.conversationId === facts.conversationId && known.has(each.memberId),
    );
    return [...Map.groupBy(own, ({ memberId }) => memberId)].map(([memberId, stretches]) => ({
      conversationId: facts.conversationId,
      at: Math.max(...stretches.map(({ from }) => from)),
      value: stretches.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0),
      by: "human" as const,
      personId: memberId,
    }));
  },
};
