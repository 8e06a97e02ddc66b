import { isWithin, type Metric, type Surroundings } from "./metric.ts";
import { endedBy } from "./resolution-time.ts";
import type { Story } from "./story.ts";

/** One observation of each conversation, at its first resolution. */
function perResolved(key: Metric["key"], kind: Metric["kind"], countOf: (story: Story, at: number) => number): Metric {
  return {
    key,
    kind,
    version: 1,
    minimalSample: 10,
    observe(story: Story, around: Surroundings) {
      const [first] = story.resolutions;
      if (!first || !isWithin(around, first.at)) return [];
      const value = countOf(story, first.at);
      return [{ conversationId: story.facts.conversationId, at: first.at, value, by: endedBy(story, first) }];
    },
  };
}

/** Whether it was opened again since. */
export const reopenRate = perResolved("reopen_rate", "share", ({ reopenings }, at) =>
  reopenings.some((again) => again >= at) ? 1 : 0,
);

/** How often it went from one member to another, or from one team to another; being taken up by the first is no transfer. */
export const transfers = perResolved("transfers", "count", (story, at) => {
  const changes = [...story.events("assignee_changed"), ...story.events("team_changed")];
  return changes.filter((change) => change.at <= at && change.detail.from && change.detail.to).length;
});

/** How often a human replied to the customer. */
export const touches = perResolved(
  "touches",
  "count",
  ({ messages }, at) => messages.filter((message) => message.by === "human" && message.at <= at).length,
);
