import { isWithin, type Metric } from "./metric.ts";
import type { Story } from "./story.ts";

/** The tag of those who asked to be called back: they have not abandoned. */
const callback = "callback";

/** When somebody who waited for a human left without an answer: it was resolved, not by a bot, before a human replied. */
function abandonedAt(story: Story): number | undefined {
  const [queued] = story.events("queued");
  const asked = story.messages.find(({ by }) => by === "customer");
  if (!story.isContact || !asked) return undefined;
  const answered = story.messages.find(({ by }) => by === "human")?.at ?? Number.POSITIVE_INFINITY;
  const left = story.resolutions.find(({ at, by }) => by !== "bot" && at >= (queued?.at ?? asked.at));
  if (!left || left.at > answered || story.tagsAt(left.at).includes(callback) || story.isMergedAt(left.at))
    return undefined;
  return left.at;
}

function waitedSince(story: Story): number | undefined {
  return story.isContact ? story.messages.find(({ by }) => by === "customer")?.at : undefined;
}

/** Answered within the target, of those who were answered and those who left after it. */
export const serviceLevel: Metric = {
  key: "service_level",
  kind: "share",
  version: 1,
  minimalSample: 30,
  observe(story, around) {
    const since = waitedSince(story);
    if (since === undefined) return [];
    const { conversationId } = story.facts;
    const answered = story.messages.find(({ at, by }) => by === "human" && at >= since)?.at;
    if (answered !== undefined) {
      const value = answered - since <= around.targetSeconds * 1000 ? 1 : 0;
      return isWithin(around, answered) ? [{ conversationId, at: answered, value, by: "human" }] : [];
    }
    const left = abandonedAt(story);
    const late = left !== undefined && left - since > around.targetSeconds * 1000 && isWithin(around, left);
    return late ? [{ conversationId, at: left, value: 0, by: "human" }] : [];
  },
};

/** Those who left the queue without an answer, of all who were queued. */
export const abandonment: Metric = {
  key: "abandonment",
  kind: "share",
  version: 1,
  minimalSample: 30,
  observe(story, around) {
    const [queued] = story.events("queued");
    if (!queued || !isWithin(around, queued.at)) return [];
    const value = abandonedAt(story) === undefined ? 0 : 1;
    return [{ conversationId: story.facts.conversationId, at: queued.at, value, by: "human" }];
  },
};
