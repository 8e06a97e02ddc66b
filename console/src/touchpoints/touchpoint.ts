import { type Touchpoint, touchpoint } from "@throughline/server/timeline/contract.ts";
import { withDates } from "../api/dates.ts";
import { type TopicEvent, type TopicState, useLiveTopic } from "../api/live.ts";
import { visitorName } from "../people/person-name.ts";

export type { Touchpoint };

/** What the person of a touchpoint is called. */
export function nameOf({ personName, personId }: Pick<Touchpoint, "personName" | "personId">): string {
  return personName ?? visitorName(personId);
}

/** Listens to a topic whose events are touchpoints. */
export function useLiveTouchpoints(
  topic: "timeline.touchpoints" | "timeline.person",
  params: Record<string, unknown>,
  onTouchpoints: (touchpoints: readonly Touchpoint[]) => void,
  options: { after?: string | null; enabled?: boolean },
): TopicState {
  const hear = (events: readonly TopicEvent<unknown>[]) =>
    onTouchpoints(events.map(({ data }) => withDates(touchpoint, data) as Touchpoint));
  return useLiveTopic(topic, params, hear, options);
}
