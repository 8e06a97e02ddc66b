import { duration, isWithin, type Metric, type Observation } from "./metric.ts";
import type { Said } from "./story.ts";

/** Each message of a customer that nobody had answered, the first of a run, to the next reply of a human. */
export const nextResponseTime: Metric = {
  key: "next_response_time",
  kind: "duration",
  version: 1,
  minimalSample: 10,
  humansOnly: true,
  observe: (story, around) =>
    (["human", "bot"] as const)
      .flatMap((by): Observation[] => runs(story.messages, by).map(({ from, to }) => duration(story, from, to, by)))
      .filter(({ at }) => isWithin(around, at)),
};

/** From the first message of each run of a customer's to the next reply of `by`; a bot's answer ends no run for humans. */
function runs(messages: readonly Said[], by: "human" | "bot"): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let since: number | undefined;
  for (const message of messages) {
    if (message.by === "customer") since ??= message.at;
    else if (message.by === by) {
      if (since !== undefined) found.push({ from: since, to: message.at });
      since = undefined;
    } else if (message.by === "human") since = undefined;
  }
  return found;
}
