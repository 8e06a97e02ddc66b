import * as z from "zod";
import type { Kernel } from "../../kernel/assemble.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Due, Timer } from "../../kernel/timers.ts";
import { appendEvent } from "../event.ts";
import { assess, erasOf } from "./assess.ts";
import { readBook } from "./book.ts";
import { type ClockRow, lockClock, markRung } from "./clock.sql.ts";
import { breachTimer, warningTimer } from "./keep-clocks.ts";
import { storiesOf } from "./story.sql.ts";
import { livesOf } from "./story.ts";
import { metrics } from "./terms.ts";

const payload = z.object({ startedAt: z.number() });

/** Warnings before a target passes, and breaches when it has. */
export function slaTimers({ clock }: Kernel): Timer[] {
  return [
    { name: warningTimer, ring: (tx, due) => ring(tx, due, "warned", clock.now()) },
    { name: breachTimer, ring: (tx, due) => ring(tx, due, "breached", clock.now()) },
  ];
}

/**
 * Tells that a clock has run so far, with the very instant at which it did. Everything that was committed before counts: the
 * conversation is locked first, so that a reply on its way is waited for. If something stopped or moved the clock, whoever
 * follows the events sets it anew.
 */
async function ring(
  tx: Tx,
  { workspaceId, key, payload: given }: Due,
  what: "warned" | "breached",
  now: Date,
): Promise<void> {
  const [conversationId = "", name] = key.split("/");
  const metric = metrics.find((each) => each === name);
  if (!metric) throw new Error(`A timer for an unknown clock: ${key}.`);
  const row = await lockClock(tx, workspaceId, {
    conversationId,
    metric,
    startedAt: new Date(payload.parse(given).startedAt),
  });
  if (!row || row.breachedAt || (what === "warned" && row.warnedAt)) return;

  const at = await reachedAt(tx, workspaceId, row, what, now);
  if (!at) return;
  await markRung(tx, workspaceId, row, what, at);
  await appendEvent(tx, { workspaceId, conversationId }, eventOf(row, what, at));
}

/** When the clock reached its warning or its target; undefined if it has not, or was stopped before. */
async function reachedAt(
  tx: Tx,
  workspaceId: string,
  row: ClockRow,
  what: "warned" | "breached",
  now: Date,
): Promise<Date | undefined> {
  const [story] = await storiesOf(tx, workspaceId, [row.conversationId]);
  const life =
    story &&
    livesOf(story).find(({ metric, startedAt }) => metric === row.metric && startedAt === row.startedAt.getTime());
  if (!story || !life) return undefined;
  const book = (await readBook(tx, workspaceId, [story])).bookFor(story);
  const { eras } = erasOf(life, story, book, { eras: row.eras, decidedAt: row.decidedAt.getTime() });
  const { dueAt, warnAt, state } = assess(life, story, eras, book.calendars, now.getTime());
  const reached = what === "warned" ? warnAt : dueAt;
  if (
    reached === null ||
    state === "ended" ||
    reached > now.getTime() ||
    reached >= (life.stoppedAt ?? Number.POSITIVE_INFINITY)
  )
    return undefined;
  return new Date(reached);
}

function eventOf({ metric, startedAt, eras, dueAt }: ClockRow, what: "warned" | "breached", at: Date) {
  const policyId = eras.findLast((era) => era.policyId && era.from <= at.getTime())?.policyId ?? null;
  const detail = { metric, startedAt, policyId, dueAt: what === "breached" ? at : dueAt };
  return { kind: `sla_${what}`, author: "system", at, detail };
}
