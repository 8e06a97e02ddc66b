import type { Tx } from "../../kernel/database.ts";
import { announce } from "../../kernel/wake.ts";
import { traitsOfSubjects } from "../../people/public.ts";
import { appendEvents } from "../event.ts";
import { awayAmong } from "./agents.sql.ts";
import {
  type Asking,
  deadlineHeadStart,
  headStartsOf,
  type Need,
  needId,
  needOf,
  putFirstReason,
  rankAt,
  rulesMet,
  traitsAskedFor,
} from "./need.ts";
import {
  type Customer,
  concernedAmong,
  type EntryWritten,
  endStays,
  holdQueue,
  insertNeeds,
  misplacedAmong,
  upsertEntries,
  waitingAmong,
} from "./queue.sql.ts";
import { listRules } from "./settings.sql.ts";
import { isAutomatic, readSettings } from "./settings.ts";
import type { RoutingRule, RoutingSettings } from "./shapes.ts";
import { beginTurns } from "./turn.sql.ts";

/** What is announced when the queue, an offer, or who takes work may have changed. */
export const queueLedger = "desk.queue";

/** Why a conversation is looked at. */
export interface Cause {
  because: string;
  /** It was opened or opened again, so somebody who is not there is not waited for, whatever the channel. */
  isReopened?: boolean;
  /** Who gave it away, or was given it and did not respond. */
  passedBy?: string | undefined;
}

/**
 * Brings the queue to what is true of these conversations: those whose customer waits for somebody who is there come in,
 * others leave. It may be done again at any time.
 */
export async function reviewQueue(
  tx: Tx,
  workspaceId: string,
  causes: ReadonlyMap<string, Cause>,
  now: Date,
): Promise<void> {
  await holdQueue(tx, workspaceId);
  const conversationIds = await concernedAmong(tx, workspaceId, [...causes.keys()], now);
  if (conversationIds.length === 0) return;
  const settings = await readSettings(tx, workspaceId);
  const wanted = (await isAutomatic(tx, workspaceId, settings))
    ? await wantedAmong(tx, workspaceId, conversationIds, causes, settings, now)
    : [];
  const entered = wanted.length > 0 ? await enter(tx, workspaceId, wanted, causes, settings, now) : [];
  const staying = new Set(wanted.map(({ conversationId }) => conversationId));
  // Somebody may have been given one of them since it was read.
  const misplaced = await misplacedAmong(tx, workspaceId, entered);
  const leaving = [...conversationIds.filter((id) => !staying.has(id)), ...misplaced];
  const left = await leave(tx, workspaceId, leaving, now);
  const queued = entered.filter((id) => !misplaced.includes(id));
  await appendEvents(
    tx,
    workspaceId,
    queued.map((conversationId) => ({
      conversationId,
      kind: "queued",
      author: "system",
      at: now,
      detail: { because: causes.get(conversationId)!.because },
    })),
  );
  if (queued.length > 0 || left > 0) await announce(tx, queueLedger);
}

/** Takes conversations out of the queue without giving them to anybody; returns how many were in it. */
export async function leave(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  at: Date,
): Promise<number> {
  const nobody = { outcome: "left", memberId: null, decision: null } as const;
  const leaving = [...new Set(conversationIds)].map((conversationId) => ({ conversationId, ...nobody }));
  return (await endStays(tx, workspaceId, leaving, at)).length;
}

async function wantedAmong(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  causes: ReadonlyMap<string, Cause>,
  settings: RoutingSettings,
  now: Date,
): Promise<Customer[]> {
  const customers = (await waitingAmong(tx, workspaceId, conversationIds)).filter(
    ({ channel, teamId }) =>
      !settings.byHand.channels.includes(channel) && !(teamId && settings.byHand.teams.includes(teamId)),
  );
  const away = await awayAmong(
    tx,
    workspaceId,
    [...new Set(customers.flatMap(({ assigneeId }) => assigneeId ?? []))],
    now,
  );
  return customers.filter(({ conversationId, channel, assigneeId, headStart }) => {
    if (!assigneeId) return true;
    const isLive = settings.respondWithinSeconds[channel] !== undefined;
    return away.has(assigneeId) && (isLive || headStart !== null || causes.get(conversationId)!.isReopened === true);
  });
}

async function enter(
  tx: Tx,
  workspaceId: string,
  customers: readonly Customer[],
  causes: ReadonlyMap<string, Cause>,
  settings: RoutingSettings,
  now: Date,
): Promise<string[]> {
  const rules = await listRules(tx, workspaceId);
  const names = traitsAskedFor(rules, settings);
  const subjectIds = [...new Set(customers.map(({ subjectId }) => subjectId))];
  const traits = names.length > 0 ? await traitsOfSubjects(tx, workspaceId, subjectIds, names) : new Map();
  const needs = new Map<string, Need>();
  const entries = customers.map((customer) => {
    const asking = { ...customer, traits: traits.get(customer.subjectId) ?? {} };
    const { need, entry } = entryOf(customer, asking, rules, settings, causes.get(customer.conversationId)!, now);
    needs.set(entry.needId, need);
    return entry;
  });
  await beginTurns(tx, workspaceId);
  await insertNeeds(tx, workspaceId, needs);
  return upsertEntries(tx, workspaceId, entries);
}

function entryOf(
  customer: Customer,
  asking: Asking,
  rules: readonly RoutingRule[],
  settings: RoutingSettings,
  { because, passedBy }: Cause,
  now: Date,
): { need: Need; entry: EntryWritten } {
  const met = rulesMet(rules, asking);
  const need = needOf(met, asking, settings);
  // Who waits again because somebody did not respond keeps the time that they have waited.
  const queuedAt = Math.min(customer.waitingSince.getTime(), now.getTime());
  const dueAt = customer.dueAt?.getTime() ?? null;
  const headStart = [
    ...headStartsOf(met, asking, settings),
    ...deadlineHeadStart(queuedAt, dueAt, settings),
    ...(customer.headStart ?? []).filter((one) => one.because === putFirstReason),
  ];
  return {
    need,
    entry: {
      conversationId: customer.conversationId,
      needId: needId(need),
      queuedAt,
      because,
      headStart,
      dueAt,
      rankAt: rankAt(queuedAt, headStart, settings),
      relaxAt: need.relaxSeconds === null ? null : now.getTime() + need.relaxSeconds * 1000,
      formerId: customer.assigneeId ?? customer.lastMemberId,
      passed: passedBy ? [passedBy] : [],
    },
  };
}
