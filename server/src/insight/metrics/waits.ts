import { isWithin, type Metric } from "./metric.ts";
import { endedBy } from "./resolution-time.ts";

/** The time that resolved conversations spent in a state, from their opening to their last resolution. */
function timeIn(key: Metric["key"], state: string): Metric {
  return {
    key,
    kind: "duration",
    version: 1,
    minimalSample: 10,
    observe(story, around) {
      const last = story.resolutions.at(-1);
      if (!last || !isWithin(around, last.at)) return [];
      const stretch = story.statesUntil(last.at).filter((each) => each.state === state);
      const value = stretch.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
      return [{ conversationId: story.facts.conversationId, at: last.at, value, stretch, by: endedBy(story, last) }];
    },
  };
}

/** The customer waits for us. */
export const requesterWait = timeIn("requester_wait_time", "open");
/** We wait for the customer. */
export const agentWait = timeIn("agent_wait_time", "pending");
/** It was put off. */
export const onHold = timeIn("on_hold_time", "snoozed");
