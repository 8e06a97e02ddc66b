import type { Facts } from "./facts.sql.ts";

export type Speaker = "customer" | "human" | "bot" | "automatic";

export interface Said {
  at: number;
  by: Speaker;
}

/** A stretch of time in a state, as far as it has passed. */
export interface StateStretch {
  state: string;
  from: number;
  to: number;
}

/** One conversation as it stood at an instant: what came later is not looked at. */
export class Story {
  readonly facts: Facts;
  readonly asOf: number;
  readonly messages: Said[];
  /** When it was resolved and by whom. */
  readonly resolutions: { at: number; by: Speaker }[];
  readonly reopenings: number[];
  readonly #states: Step<string>[];
  readonly #teams: Step<string | null>[];
  readonly #assignees: Step<string | null>[];

  constructor(facts: Facts, asOf: number) {
    this.facts = facts;
    this.asOf = asOf;
    this.messages = facts.messages
      .filter(([at]) => at <= asOf)
      .map(([at, kind, author]) => ({ at, by: kind === "inbound" ? "customer" : speakerOf(author) }));
    const changes = this.events("state_changed");
    this.resolutions = changes
      .filter(({ detail }) => detail.to === "resolved")
      .map(({ at, author }) => ({ at, by: speakerOf(author) }));
    this.reopenings = changes.filter(({ detail }) => detail.from === "resolved").map(({ at }) => at);
    this.#states = stepsOf(facts, "state_changed", facts.state);
    this.#teams = stepsOf(facts, "team_changed", facts.teamId);
    this.#assignees = stepsOf(facts, "assignee_changed", facts.assigneeId);
  }

  /** Whether the customer began it. */
  get isContact(): boolean {
    return this.facts.openedBy.startsWith("customer:");
  }

  /** What happened of a kind, in order. */
  events(kind: string): { at: number; author: string; detail: Record<string, unknown> }[] {
    return this.facts.events
      .filter((event) => event[1] === kind && event[0] <= this.asOf)
      .map(([at, , author, detail]) => ({ at, author, detail }));
  }

  stateAt(instant: number): string {
    return valueAt(this.#states, instant);
  }

  /** Whether it was part of another conversation at an instant. */
  isMergedAt(instant: number): boolean {
    const last = this.facts.events.findLast(
      ([at, kind]) => (kind === "merged" || kind === "unmerged") && at <= instant,
    );
    return last?.[1] === "merged";
  }

  teamAt(instant: number): string | null {
    return valueAt(this.#teams, instant);
  }

  assigneeAt(instant: number): string | null {
    return valueAt(this.#assignees, instant);
  }

  tagsAt(instant: number): string[] {
    const later = this.facts.events.filter(([at, kind]) => kind === "tags_changed" && at > instant).toReversed();
    const tags = new Set(this.facts.tags);
    for (const [, , , { added, removed }] of later) {
      for (const tag of (added as string[]) ?? []) tags.delete(tag);
      for (const tag of (removed as string[]) ?? []) tags.add(tag);
    }
    return [...tags];
  }

  /** The stretches of its states from its opening to an instant. */
  statesUntil(instant: number): StateStretch[] {
    const steps = this.#states.filter(({ at }) => at < instant);
    return steps
      .map(({ at, value }, place) => ({
        state: value,
        from: Math.max(at, this.facts.openedAt),
        to: Math.min(steps[place + 1]?.at ?? instant, instant),
      }))
      .filter(({ from, to }) => from < to);
  }

  /** Since when the customer waited at an instant for a human to answer; undefined if nothing was open to answer. */
  waitingSince(instant: number): number | undefined {
    let since: number | undefined;
    for (const { at, by } of this.messages) {
      if (at > instant) break;
      if (by === "customer") since ??= at;
      else if (by === "human") since = undefined;
    }
    return since;
  }
}

/** Who an author is: a person of the company, a bot, or something that acts by itself. */
export function speakerOf(author: string): Speaker {
  const [kind] = author.split(":");
  if (kind === "customer" || kind === "bot") return kind;
  return kind === "member" ? "human" : "automatic";
}

interface Step<Value> {
  at: number;
  value: Value;
}

function stepsOf<Value>({ events }: Facts, kind: string, now: Value): Step<Value>[] {
  const changes = events.filter((event) => event[1] === kind);
  const began = changes.length > 0 ? ((changes[0]![3].from ?? null) as Value) : now;
  return [
    { at: Number.NEGATIVE_INFINITY, value: began },
    ...changes.map(([at, , , detail]) => ({ at, value: (detail.to ?? null) as Value })),
  ];
}

function valueAt<Value>(steps: readonly Step<Value>[], instant: number): Value {
  return steps.findLast(({ at }) => at <= instant)!.value;
}
