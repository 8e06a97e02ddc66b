import { isWithin, type Metric } from "./metric.ts";
import type { Story } from "./story.ts";

/** SLA clocks that came to an end or passed their target, and whether they met it; of each clock, what was said of it last. */
export const slaAttainment: Metric = {
  key: "sla_attainment",
  kind: "share",
  version: 1,
  minimalSample: 30,
  observe: (story, around) =>
    outcomesOf(story)
      .filter(({ at }) => isWithin(around, at))
      .map(({ at, met }) => ({ conversationId: story.facts.conversationId, at, value: met ? 1 : 0, by: "human" })),
};

function outcomesOf(story: Story): { at: number; met: boolean }[] {
  const told = story.facts.events
    .filter(([at, kind]) => (kind === "sla_met" || kind === "sla_breached") && at <= story.asOf)
    .map(([at, kind, , { metric, startedAt }]) => ({ at, met: kind === "sla_met", clock: `${metric} ${startedAt}` }));
  return [...Map.groupBy(told, ({ clock }) => clock).values()].map((each) => each.at(-1)!);
}
