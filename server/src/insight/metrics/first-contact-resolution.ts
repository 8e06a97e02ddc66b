import { isWithin, type Metric } from "./metric.ts";
import { endedBy } from "./resolution-time.ts";
import type { Story } from "./story.ts";

const dayMilliseconds = 86_400_000;

/**
 * Conversations that were resolved, by their first resolution, and whether the same person came back about the same topic
 * within some days: in this conversation or another, by any channel, also after the period. One whose days are not over has no
 * answer yet and is left out.
 */
function firstContactResolution(days: 1 | 3 | 7 | 30): Metric {
  return {
    key: `first_contact_resolution_${days}`,
    kind: "share",
    version: 1,
    minimalSample: 30,
    observe(story, around) {
      const [first] = story.resolutions;
      if (!first || !story.isContact || !isWithin(around, first.at)) return [];
      const until = first.at + days * dayMilliseconds;
      if (until > around.asOf) return [];
      const again =
        cameBack(story, first.at, until) ||
        around
          .contactsOf(story.facts.personId)
          .some(
            (contact) =>
              contact.conversationId !== story.facts.conversationId &&
              contact.at > first.at &&
              contact.at <= until &&
              sameTopic(contact.topics, story.tagsAt(first.at)),
          );
      return [
        { conversationId: story.facts.conversationId, at: first.at, value: again ? 0 : 1, by: endedBy(story, first) },
      ];
    },
  };
}

export const firstContactResolutions = ([1, 3, 7, 30] as const).map(firstContactResolution);

function cameBack({ messages }: Story, after: number, until: number): boolean {
  return messages.some(({ at, by }) => by === "customer" && at > after && at <= until);
}

/** Topics that are not known are held to be the same: what nobody labelled must not look solved. */
function sameTopic(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((topic) => other.includes(topic));
}
