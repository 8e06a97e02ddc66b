import type { Tx } from "../../kernel/database.ts";
import { clearTimer, setTimer } from "../../kernel/timers.ts";
import { appendEvents, type Happened } from "../event.ts";
import { type Assessment, assess, type Book, type Era, erasOf } from "./assess.ts";
import { readBook, type Shelf } from "./book.ts";
import { type ClockRow, lockClocks, noteNextClocks, upsertClocks } from "./clock.sql.ts";
import { storiesOf } from "./story.sql.ts";
import { type Life, livesOf, mergesOf, type Story, statesOf } from "./story.ts";
import { sameTerms } from "./terms.ts";

/** Rings when a warning is due, and when a target has passed; the key is conversation and metric. */
export const warningTimer = "desk.sla_warning";
export const breachTimer = "desk.sla_breach";

// A reply that was sent in time may still be on its way into the database when its target passes.
const graceMilliseconds = 50;

type Event = Happened & { conversationId: string };

/** What becomes of one clock. */
interface Outcome {
  was: ClockRow | undefined;
  row: ClockRow;
  events: Event[];
}

/**
 * Brings the clocks of conversations to what their messages and events say, with the times of these, and sets their timers.
 * It may be done at any time and any number of times. `decideAt`: terms are chosen anew at that instant.
 */
export async function keepClocks(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  decideAt?: number,
): Promise<void> {
  const stored = Map.groupBy(await lockClocks(tx, workspaceId, conversationIds), (row) => row.conversationId);
  const stories = await storiesOf(tx, workspaceId, conversationIds);
  const shelf = await readBook(tx, workspaceId, stories);
  const outcomes = stories.flatMap((story) =>
    outcomesOf(story, stored.get(story.conversationId) ?? [], shelf, decideAt),
  );
  const changed = outcomes.filter(({ was, row }) => !was || JSON.stringify(was) !== JSON.stringify(row));
  if (changed.length === 0) return;

  const made = await upsertClocks(
    tx,
    workspaceId,
    changed.map(({ row }) => row),
  );
  for (const outcome of changed) await setTimers(tx, workspaceId, outcome);
  await noteNextClocks(tx, workspaceId, [...new Set(changed.map(({ row }) => row.conversationId))]);
  // Of two that made the same clock at once, one has inserted it and tells of it.
  const told = changed.filter(
    ({ was, row }) => was || made.has(`${row.conversationId}/${row.metric}/${row.startedAt.getTime()}`),
  );
  await appendEvents(
    tx,
    workspaceId,
    told.flatMap(({ events }) => events).toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  );
}

function outcomesOf(story: Story, rows: readonly ClockRow[], shelf: Shelf, decideAt: number | undefined): Outcome[] {
  const book = shelf.bookFor(story);
  const lives = livesOf(story).filter(({ metric }) => shelf.metrics.has(metric));
  const rowOf = ({ metric, startedAt }: Life) =>
    rows.find((row) => row.metric === metric && row.startedAt.getTime() === startedAt);
  const lived = lives.map((life) => outcomeOf(life, story, rowOf(life), book, decideAt));
  const kept = new Set(lived.map(({ was }) => was));
  return [...lived, ...rows.filter((row) => !kept.has(row)).map(ended)];
}

/** A clock that the story no longer tells of, since a message went elsewhere. */
function ended(was: ClockRow): Outcome {
  const isOver = was.state === "stopped" || was.state === "ended";
  return { was, row: isOver ? was : { ...was, state: "ended", dueAt: null, warnAt: null }, events: [] };
}

function outcomeOf(
  life: Life,
  story: Story,
  was: ClockRow | undefined,
  book: Book,
  decideAt: number | undefined,
): Outcome {
  if (was?.stoppedAt && was.stoppedAt.getTime() === life.stoppedAt) return { was, row: was, events: [] };
  const known = { eras: was?.eras ?? [], decidedAt: was?.decidedAt.getTime() ?? 0 };
  const { eras, decidedAt } = erasOf(life, story, book, known, decideAt);
  const standing = assess(life, story, eras, book.calendars, decideAt ?? Math.max(life.startedAt, decidedAt));
  const events = new Tellings(life, story.conversationId, eras);
  events.terms(was?.eras ?? [], standing);
  const breachedAt = breachOf(life, standing, was, events);
  if (!breachedAt) events.moved(was, standing, decideAt ?? lastChange(story));
  const isOver = standing.state === "ended" || standing.state === "stopped";
  return {
    was,
    events: events.all,
    row: {
      conversationId: story.conversationId,
      metric: life.metric,
      startedAt: new Date(life.startedAt),
      eras,
      decidedAt: new Date(decidedAt),
      state: standing.state,
      elapsedSeconds: standing.elapsedSeconds,
      stoppedAt: dated(life.stoppedAt),
      dueAt: standing.state === "ended" ? null : (breachedAt ?? dated(standing.dueAt)),
      warnAt: isOver ? null : dated(standing.warnAt),
      warnedAt: was?.warnedAt ?? null,
      breachedAt,
    },
  };
}

/** When a conversation last came to another state, or became part of another one, or of none. */
function lastChange(story: Story): number {
  const changes = [...statesOf(story), ...mergesOf(story)].map(({ at }) => at).filter(Number.isFinite);
  return Math.max(story.openedAt, ...changes);
}

/** When the target passed unmet; for a clock that has stopped, this is when it is found out at the latest. */
function breachOf(life: Life, { dueAt }: Assessment, was: ClockRow | undefined, events: Tellings): Date | null {
  const { stoppedAt } = life;
  const rung = was?.breachedAt ?? null;
  if (stoppedAt === null) return rung;
  if (rung && rung.getTime() < stoppedAt) return rung;
  if (dueAt !== null && dueAt < stoppedAt) {
    if (!rung) events.breached(dueAt);
    return new Date(dueAt);
  }
  events.met(stoppedAt, rung !== null);
  return null;
}

/** What is to be told of one clock. */
class Tellings {
  readonly all: Event[] = [];
  readonly #life: Life;
  readonly #conversationId: string;
  readonly #eras: readonly Era[];

  constructor(life: Life, conversationId: string, eras: readonly Era[]) {
    this.#life = life;
    this.#conversationId = conversationId;
    this.#eras = eras;
  }

  /** A policy that came to hold since. */
  terms(before: readonly Era[], { dueAt }: Assessment): void {
    const now = this.#eras.at(-1)!;
    const last = before.at(-1);
    if (now.policyId && !(last && sameTerms(last, now))) this.#tell("sla_started", now.from, { dueAt: isoOf(dueAt) });
  }

  /** It runs on after a pause, or by changed hours, and is due at another time. */
  moved(was: ClockRow | undefined, { state, dueAt }: Assessment, at: number): void {
    if (!was || state !== "running" || this.all.length > 0 || dueAt === null) return;
    if (was.dueAt?.getTime() !== dueAt) this.#tell("sla_changed", at, { dueAt: isoOf(dueAt) });
  }

  breached(dueAt: number): void {
    this.#tell("sla_breached", dueAt, { dueAt: isoOf(dueAt) });
  }

  /** Nothing is met where nothing was asked. */
  met(at: number, afterAll: boolean): void {
    const reason = afterAll ? "It was done in time; this came to be known only later." : "";
    if (this.#eras.some(({ minutes }) => minutes !== null)) this.#tell("sla_met", at, {}, reason);
  }

  #tell(kind: string, at: number, detail: Record<string, unknown>, reason = ""): void {
    const { metric, startedAt } = this.#life;
    const era =
      this.#eras.findLast(({ from, policyId }) => policyId && from <= at) ??
      this.#eras.findLast(({ policyId }) => policyId);
    this.all.push({
      conversationId: this.#conversationId,
      kind,
      author: "system",
      at: new Date(at),
      reason,
      detail: { metric, startedAt: isoOf(startedAt), policyId: era?.policyId ?? null, ...detail },
    });
  }
}

async function setTimers(tx: Tx, workspaceId: string, { was, row }: Outcome): Promise<void> {
  const { conversationId, metric } = row;
  const set = async (name: string, before: Date | null, now: Date | null) => {
    if (before?.getTime() === now?.getTime()) return;
    const timer = { name, workspaceId, key: `${conversationId}/${metric}` };
    const dueAt = now && new Date(now.getTime() + graceMilliseconds);
    if (dueAt) await setTimer(tx, { ...timer, dueAt, payload: { startedAt: row.startedAt.getTime() } });
    else await clearTimer(tx, timer);
  };
  await set(warningTimer, was ? warningOf(was) : null, warningOf(row));
  await set(breachTimer, was ? breachTime(was) : null, breachTime(row));
}

/** When the next warning is to ring. */
function warningOf({ state, warnAt, warnedAt, breachedAt }: ClockRow): Date | null {
  return (state === "running" || state === "paused") && !warnedAt && !breachedAt ? warnAt : null;
}

/** When the breach is to ring. */
function breachTime({ state, dueAt, breachedAt }: ClockRow): Date | null {
  return (state === "running" || state === "paused") && !breachedAt ? dueAt : null;
}

function dated(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}

function isoOf(milliseconds: number | null): string | null {
  return dated(milliseconds)?.toISOString() ?? null;
}
