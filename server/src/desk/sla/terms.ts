import type { Priority, State } from "../shapes.ts";

export const metrics = ["first_response", "next_response", "resolution"] as const;
export type SlaMetric = (typeof metrics)[number];

/** Something that is known of the person: the value of a trait. */
export interface TraitCondition {
  trait: string;
  is: "one_of" | "none_of" | "at_least" | "at_most" | "known";
  values: string[];
}

/** Which conversations a policy is for: all of these must hold, and an empty list asks for nothing. */
export interface Conditions {
  channels: string[];
  teamIds: string[];
  /** At least one of these. */
  tags: string[];
  audience: TraitCondition[];
}

/** Minutes by priority; null or absent: no target. */
export type Targets = Partial<Record<SlaMetric, Partial<Record<Priority, number | null>>>>;

export interface Rules {
  conditions: Conditions;
  targets: Targets;
  /** States in which its clocks stand still; a resolved conversation's always do. */
  pauseOn: ("pending" | "snoozed")[];
  /** How early a warning comes: when so much of the target has passed, or so many counted minutes before it. */
  warning: { percent: number } | { minutesBefore: number } | null;
}

/** In which time what is to be done, for whom. */
export interface Policy {
  policyId: string;
  name: string;
  place: number;
  /** Null: every hour counts. */
  calendarId: string | null;
  rules: Rules;
  madeAt: Date;
  changedAt: Date;
  endedAt: Date | null;
}

/** What is known of a conversation when a policy is chosen for it. */
export interface Facts {
  channel: string;
  priority: Priority;
  teamId: string | null;
  tags: string[];
  traits: Readonly<Record<string, unknown>>;
}

/** What holds for one clock. */
export interface Terms {
  policyId: string | null;
  calendarId: string | null;
  minutes: number | null;
  warnMinutes: number | null;
  pauseOn: readonly State[];
}

const noTerms: Terms = { policyId: null, calendarId: null, minutes: null, warnMinutes: null, pauseOn: [] };

/** The policy for such a conversation at an instant: the first by place that existed then and whose conditions hold. */
export function policyFor(policies: readonly Policy[], facts: Facts, at: number): Policy | undefined {
  return policies
    .filter(({ madeAt, endedAt }) => madeAt.getTime() <= at && (!endedAt || endedAt.getTime() > at))
    .toSorted((one, other) => one.place - other.place)
    .find(({ rules }) => holds(rules.conditions, facts));
}

/** What a policy says of one clock of such a conversation. */
export function termsOf(policy: Policy | undefined, metric: SlaMetric, { priority }: Facts): Terms {
  const minutes = policy?.rules.targets[metric]?.[priority] ?? null;
  if (!policy || minutes === null) return noTerms;
  const { calendarId, policyId, rules } = policy;
  return { policyId, calendarId, minutes, warnMinutes: warnAfter(rules.warning, minutes), pauseOn: rules.pauseOn };
}

/** Whether two terms say the same. */
export function sameTerms(one: Terms, other: Terms): boolean {
  return (
    one.policyId === other.policyId &&
    one.calendarId === other.calendarId &&
    one.minutes === other.minutes &&
    one.warnMinutes === other.warnMinutes &&
    one.pauseOn.toSorted().join() === other.pauseOn.toSorted().join()
  );
}

function warnAfter(warning: Rules["warning"], minutes: number): number | null {
  if (!warning) return null;
  return "percent" in warning ? (minutes * warning.percent) / 100 : Math.max(0, minutes - warning.minutesBefore);
}

function holds(conditions: Conditions, facts: Facts): boolean {
  const isAmong = (wanted: string[], value: string | null) =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  return (
    isAmong(conditions.channels, facts.channel) &&
    isAmong(conditions.teamIds, facts.teamId) &&
    (conditions.tags.length === 0 || conditions.tags.some((tag) => facts.tags.includes(tag))) &&
    conditions.audience.every((condition) => knows(condition, facts.traits[condition.trait]))
  );
}

function knows({ is, values }: TraitCondition, value: unknown): boolean {
  const known = value !== undefined && value !== null;
  if (is === "known") return known;
  if (is === "none_of") return !known || !values.includes(String(value));
  if (!known) return false;
  if (is === "one_of") return [value].flat().some((each) => values.includes(String(each)));
  const [number, bound] = [Number(value), Number(values[0])];
  return is === "at_least" ? number >= bound : number <= bound;
}
