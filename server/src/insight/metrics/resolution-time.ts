import { duration, isWithin, type Metric } from "./metric.ts";
import type { Speaker, Story } from "./story.ts";

/** Opening to the first resolution. */
export const firstResolutionTime: Metric = {
  key: "first_resolution_time",
  kind: "duration",
  version: 1,
  minimalSample: 10,
  observe: (story, around) => untilResolution(story, story.resolutions[0], around),
};

/** Opening to the last resolution. */
export const fullResolutionTime: Metric = {
  key: "full_resolution_time",
  kind: "duration",
  version: 1,
  minimalSample: 10,
  observe: (story, around) => untilResolution(story, story.resolutions.at(-1), around),
};

/** Whether a bot brought a conversation to its end alone: it resolved it, and no human had replied. */
export function endedBy(story: Story, { at, by }: { at: number; by: Speaker }): "human" | "bot" {
  const helped = story.messages.some((message) => message.by === "human" && message.at <= at);
  return by === "bot" && !helped ? "bot" : "human";
}

function untilResolution(
  story: Story,
  resolution: Story["resolutions"][number] | undefined,
  around: Parameters<Metric["observe"]>[1],
) {
  if (!resolution || !isWithin(around, resolution.at) || story.isMergedAt(resolution.at)) return [];
  return [duration(story, story.facts.openedAt, resolution.at, endedBy(story, resolution))];
}
