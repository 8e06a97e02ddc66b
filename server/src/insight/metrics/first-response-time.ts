import { duration, isWithin, type Metric } from "./metric.ts";

/** First message of the customer who began the conversation, to the first reply of a human after it. */
export const firstResponseTime: Metric = {
  key: "first_response_time",
  kind: "duration",
  version: 1,
  minimalSample: 10,
  humansOnly: true,
  observe(story, around) {
    if (!story.isContact) return [];
    const asked = story.messages.find(({ by }) => by === "customer");
    if (!asked || story.messages.some(({ at, by }) => by === "human" && at < asked.at)) return [];
    const answers = (["human", "bot"] as const).map((by) => ({
      by,
      at: story.messages.find((message) => message.by === by && message.at >= asked.at)?.at,
    }));
    return answers
      .filter((answer): answer is { by: "human" | "bot"; at: number } => answer.at !== undefined)
      .filter(({ at }) => isWithin(around, at))
      .map(({ at, by }) => duration(story, asked.at, at, by));
  },
};
