import type { Metric } from "./metric.ts";
import type { Story } from "./story.ts";

/** Conversations at the end of each day of the period, the last of which is now if the period is not over; with their age. */
function standing(key: Metric["key"], sinceOf: (story: Story, instant: number) => number | undefined): Metric {
  return {
    key,
    kind: "standing",
    version: 1,
    minimalSample: 1,
    observe: (story, { dayEnds }) =>
      dayEnds.flatMap((instant) => {
        const { openedAt, conversationId } = story.facts;
        if (openedAt > instant || story.stateAt(instant) === "resolved" || story.isMergedAt(instant)) return [];
        const from = sinceOf(story, instant);
        if (from === undefined) return [];
        const stretch = [{ from, to: instant }];
        return [{ conversationId, at: instant, value: (instant - from) / 1000, stretch, by: "human" as const }];
      }),
  };
}

/** What is not resolved, with its age since its opening. */
export const backlog = standing("backlog", ({ facts }) => facts.openedAt);

/** Of these, whose customer waits for a human, with the age of what is unanswered. */
export const unanswered = standing("unanswered", (story, instant) => story.waitingSince(instant));
