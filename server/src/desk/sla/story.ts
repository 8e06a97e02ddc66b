import type { Priority, State } from "../shapes.ts";
import type { Facts, SlaMetric } from "./terms.ts";

/** What was said and done in a conversation, as far as clocks care; instants are milliseconds since 1970. */
export interface Story {
  conversationId: string;
  subjectId: string;
  channel: string;
  openedAt: number;
  openedBy: string;
  /** What holds now. */
  state: State;
  priority: Priority;
  teamId: string | null;
  tags: string[];
  merged: boolean;
  /** In the order of their times. A message of another conversation comes with the time at which that was merged in. */
  messages: { at: number; by: "customer" | "member" | "other"; mergedAt: number | null }[];
  /** Changes of state, priority, team and tags, merges and their taking back, in the order of their times. */
  events: { at: number; kind: string; detail: Record<string, unknown> }[];
}

/** A value and since when it holds. */
export interface Step<Value> {
  at: number;
  value: Value;
}

/** One clock's life: from the message or the opening that began it to what it waited for. */
export interface Life {
  metric: SlaMetric;
  startedAt: number;
  stoppedAt: number | null;
}

/**
 * The clocks of a conversation. First response: the first message of a customer who began it, to the first reply of a human;
 * next response: each later message that nobody had answered, to the next such reply; resolution: opening to resolution.
 */
export function livesOf(story: Story): Life[] {
  return [...responses(story), resolution(story)];
}

function responses(story: Story): Life[] {
  const lives: Life[] = [];
  let waiting: Life | undefined;
  let first = story.openedBy.startsWith("customer:");
  for (const { at, by } of saidIn(story)) {
    if (by === "customer" && !waiting) {
      waiting = { metric: first ? "first_response" : "next_response", startedAt: at, stoppedAt: null };
      lives.push(waiting);
    } else if (by === "member") {
      if (waiting) waiting.stoppedAt = at;
      waiting = undefined;
      first = false;
    }
  }
  return lives;
}

/** What was said here; of what was merged in, that somebody was waiting then, and what came after. */
function saidIn({ messages }: Story) {
  const own = messages.filter(({ at, mergedAt }) => mergedAt === null || at >= mergedAt);
  const before = messages.filter(({ at, mergedAt }) => mergedAt !== null && at < mergedAt);
  const waiting = [...Map.groupBy(before, ({ mergedAt }) => mergedAt!)]
    .filter(([, said]) => said.findLast(({ by }) => by !== "other")?.by === "customer")
    .map(([at]) => ({ at, by: "customer" as const }));
  return [...own, ...waiting].toSorted((one, other) => one.at - other.at);
}

function resolution(story: Story): Life {
  const last = statesOf(story).at(-1)!;
  const stoppedAt = last.value === "resolved" ? Math.max(last.at, story.openedAt) : null;
  return { metric: "resolution", startedAt: story.openedAt, stoppedAt };
}

/** Which state a conversation was in, and since when. */
export function statesOf(story: Story): Step<State>[] {
  return stepsOf(story, "state_changed", story.state);
}

/** Since when a conversation stood in another, or no longer. */
export function mergesOf({ events }: Story): Step<boolean>[] {
  return events
    .filter(({ kind }) => kind === "merged" || kind === "unmerged")
    .map(({ at, kind }) => ({ at, value: kind === "merged" }));
}

const attributeChanges = ["priority_changed", "team_changed", "tags_changed"];

/** The instants after `after` at which something changed that a policy may ask about. */
export function attributeInstants({ events }: Story, after: number): number[] {
  return events.filter(({ at, kind }) => at > after && attributeChanges.includes(kind)).map(({ at }) => at);
}

/** What was known of a conversation at an instant; of its person, what is known now. */
export function factsAt(story: Story, at: number, traits: Facts["traits"]): Facts {
  return {
    channel: story.channel,
    priority: valueAt(stepsOf(story, "priority_changed", story.priority), at),
    teamId: valueAt(stepsOf(story, "team_changed", story.teamId), at),
    tags: tagsAt(story, at),
    traits,
  };
}

function stepsOf<Value>({ events }: Story, kind: string, now: Value): Step<Value>[] {
  const changes = events.filter((event) => event.kind === kind);
  const began = changes.length > 0 ? (changes[0]!.detail.from as Value) : now;
  return [
    { at: Number.NEGATIVE_INFINITY, value: began },
    ...changes.map(({ at, detail }) => ({ at, value: detail.to as Value })),
  ];
}

function valueAt<Value>(steps: readonly Step<Value>[], at: number): Value {
  return steps.findLast((step) => step.at <= at)!.value;
}

/** Tags then: those of now without what came later, and with what went. */
function tagsAt({ tags, events }: Story, at: number): string[] {
  const then = new Set(tags);
  for (const { detail } of events.filter((event) => event.kind === "tags_changed" && event.at > at).toReversed()) {
    for (const tag of (detail.added as string[]) ?? []) then.delete(tag);
    for (const tag of (detail.removed as string[]) ?? []) then.add(tag);
  }
  return [...then];
}
