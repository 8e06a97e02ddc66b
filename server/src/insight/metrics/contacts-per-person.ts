import { isWithin, type Metric } from "./metric.ts";
import type { Story } from "./story.ts";

/** Conversations that customers began, or took up again after they were resolved, for each person who did. */
export const contactsPerPerson: Metric = {
  key: "contacts_per_person",
  kind: "per_person",
  version: 1,
  minimalSample: 10,
  observe(story, around) {
    const { conversationId, personId, openedAt } = story.facts;
    const begun = story.isContact ? [openedAt] : [];
    const again = story.reopenings.filter((at) => wroteBefore(story, at));
    return [...begun, ...again]
      .filter((at) => isWithin(around, at))
      .map((at) => ({ conversationId, at, value: 1, by: "human" as const, personId }));
  },
};

/** Whether it was the customer who had it opened again: they wrote after it was resolved. */
function wroteBefore({ resolutions, messages }: Story, reopenedAt: number): boolean {
  const resolvedAt = resolutions.findLast(({ at }) => at <= reopenedAt)?.at ?? Number.POSITIVE_INFINITY;
  return messages.some(({ at, by }) => by === "customer" && at > resolvedAt && at <= reopenedAt);
}
