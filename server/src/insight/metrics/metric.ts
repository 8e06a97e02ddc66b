import type { ServiceMetricKey } from "../contract.ts";
import type { Availability, Contact } from "./facts.sql.ts";
import type { Story } from "./story.ts";

/** One thing that a metric counts. */
export interface Observation {
  conversationId: string;
  /** The instant that decides the day it counts on, and the team and assignee it counts for. */
  at: number;
  /** Seconds, a number, or 1 and 0 for yes and no. */
  value: number;
  /** The stretch whose business hours are the twin of `value`. */
  stretch?: { from: number; to: number }[];
  by: "human" | "bot";
  /** Who it is about, where a metric counts people; of a member, whose time it is. */
  personId?: string;
}

/** What metrics may look at beside one story. */
export interface Surroundings {
  from: number;
  until: number;
  /** What happened later is not looked at. */
  asOf: number;
  /** The ends of the local days of the period, the last of them not after `asOf`. */
  dayEnds: readonly number[];
  /** What customers began, by person, up to 30 days after the period. */
  contactsOf: (personId: string) => readonly Contact[];
  targetSeconds: number;
  availability: readonly Availability[];
  activity: readonly (Availability & { conversationId: string })[];
}

/**
 * How observations become a number: the distribution of a duration or of a count, the share of those that are 1, how many
 * there are at an instant, how many there are for each person, or handled time over handled and available time.
 */
export type Kind = "duration" | "count" | "share" | "standing" | "per_person" | "occupancy";

/** One number with one definition; docs/metrics.md tells it to those who read it. */
export interface Metric {
  key: ServiceMetricKey;
  kind: Kind;
  /** Raised when the definition changes. */
  version: number;
  /** With fewer observations it is shown, but marked as resting on few. */
  minimalSample: number;
  /** Whether its number is about humans only, with bots beside it; otherwise it is about both together. */
  humansOnly?: boolean;
  observe: (story: Story, around: Surroundings) => Observation[];
}

/** Whether an instant lies in the period and had come. */
export function isWithin({ from, until, asOf }: Surroundings, instant: number): boolean {
  return instant >= from && instant < until && instant <= asOf;
}

/** An observation of a duration, in calendar seconds with its stretch. */
export function duration(story: Story, from: number, to: number, by: Observation["by"] = "human"): Observation {
  return {
    conversationId: story.facts.conversationId,
    at: to,
    value: (to - from) / 1000,
    stretch: [{ from, to }],
    by,
  };
}
