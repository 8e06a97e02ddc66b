import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Era } from "./assess.ts";
import type { SlaMetric } from "./terms.ts";

/** A clock as it is stored. */
export interface ClockRow {
  conversationId: string;
  metric: SlaMetric;
  startedAt: Date;
  eras: Era[];
  decidedAt: Date;
  state: "running" | "paused" | "stopped" | "ended";
  elapsedSeconds: number;
  stoppedAt: Date | null;
  dueAt: Date | null;
  warnAt: Date | null;
  warnedAt: Date | null;
  breachedAt: Date | null;
}

const names = [
  ...["conversation_id", "metric", "started_at", "eras", "decided_at", "state", "elapsed_seconds", "stopped_at"],
  ...["due_at", "warn_at", "warned_at", "breached_at"],
];
const columns = sql.join(names.map((name) => sql.ref(name)));

/** The clocks of these conversations, held for the rest of the transaction, in the order of the conversations. */
export async function lockClocks(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    select ${columns} from desk.sla_clock
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
    order by conversation_id, started_at, metric for update`.execute(tx);
  return rows;
}

/** A clock with its conversation, held for the rest of the transaction: what is being written to it is waited for. */
export async function lockClock(
  tx: Tx,
  workspaceId: string,
  { conversationId, metric, startedAt }: Pick<ClockRow, "conversationId" | "metric" | "startedAt">,
): Promise<ClockRow | undefined> {
  const { rows } = await sql<ClockRow>`
    select ${sql.join(names.map((name) => sql.ref(`k.${name}`)))} from desk.conversation c
    join desk.sla_clock k on k.workspace_id = c.workspace_id and k.conversation_id = c.conversation_id
    where c.workspace_id = ${workspaceId} and c.conversation_id = ${conversationId} and k.metric = ${metric}
      and k.started_at = ${startedAt} for update of c, k`.execute(tx);
  return rows[0];
}

/** Notes that a clock's warning or target was reached, for lists too. */
export async function markRung(
  tx: Tx,
  workspaceId: string,
  { conversationId, metric, startedAt }: Pick<ClockRow, "conversationId" | "metric" | "startedAt">,
  what: "warned" | "breached",
  at: Date,
): Promise<void> {
  const clock = sql`workspace_id = ${workspaceId} and conversation_id = ${conversationId} and metric = ${metric}`;
  if (what === "warned")
    await sql`update desk.sla_clock set warned_at = ${at} where ${clock} and started_at = ${startedAt}`.execute(tx);
  else
    await sql`
      with clock as (
        update desk.sla_clock set breached_at = ${at}, due_at = ${at} where ${clock} and started_at = ${startedAt})
      update desk.sla_next set breached_at = ${at}, due_at = ${at} where ${clock}`.execute(tx);
}

/** The clocks of a conversation, the oldest first. */
export async function clocksOf(tx: Tx, workspaceId: string, conversationId: string): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    select ${columns} from desk.sla_clock
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId} order by started_at, metric`.execute(
    tx,
  );
  return rows;
}

/** Stores clocks and returns those that are new, as `conversationId/metric/milliseconds`. */
export async function upsertClocks(tx: Tx, workspaceId: string, rows: readonly ClockRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const { rows: stored } = await sql<{ key: string; isNew: boolean }>`
    insert into desk.sla_clock (workspace_id, ${columns})
    select ${workspaceId}::uuid, "conversationId", metric, "startedAt", eras, "decidedAt", state, "elapsedSeconds",
      "stoppedAt", "dueAt", "warnAt", "warnedAt", "breachedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("conversationId" uuid, metric text,
      "startedAt" timestamptz, eras jsonb, "decidedAt" timestamptz, state text, "elapsedSeconds" float8,
      "stoppedAt" timestamptz, "dueAt" timestamptz, "warnAt" timestamptz, "warnedAt" timestamptz, "breachedAt" timestamptz)
    on conflict (workspace_id, conversation_id, metric, started_at) do update set eras = excluded.eras,
      decided_at = excluded.decided_at, state = excluded.state, elapsed_seconds = excluded.elapsed_seconds,
      stopped_at = excluded.stopped_at, due_at = excluded.due_at, warn_at = excluded.warn_at,
      warned_at = excluded.warned_at, breached_at = excluded.breached_at
    returning format('%s/%s/%s', conversation_id, metric, (extract(epoch from started_at) * 1000)::bigint) as key,
      xmax = 0 as is_new`.execute(tx);
  return new Set(stored.filter(({ isNew }) => isNew).map(({ key }) => key));
}

/** Notes which clock of these conversations runs out next. */
export async function noteNextClocks(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<void> {
  await sql`
    with next as (
      select distinct on (conversation_id) conversation_id, metric, due_at, breached_at, state = 'paused' as paused
      from desk.sla_clock
      where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
        and state in ('running', 'paused') and (eras -> -1 ->> 'minutes') is not null
      order by conversation_id, due_at nulls last, started_at),
    gone as (
      delete from desk.sla_next n
      where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
        and not exists (select from next where next.conversation_id = n.conversation_id))
    insert into desk.sla_next (workspace_id, conversation_id, metric, due_at, breached_at, paused)
    select ${workspaceId}::uuid, conversation_id, metric, due_at, breached_at, paused from next
    on conflict (workspace_id, conversation_id) do update set metric = excluded.metric, due_at = excluded.due_at,
      breached_at = excluded.breached_at, paused = excluded.paused`.execute(tx);
}

/** What the next clock of a conversation is. */
export interface NextClock {
  conversationId: string;
  metric: SlaMetric;
  dueAt: Date | null;
  breachedAt: Date | null;
  paused: boolean;
}

/**
 * The clock of each of these conversations that runs out next; absent where none runs. In the order of `desk.sla_next (due_at,
 * conversation_id)` lists show what is most urgent first.
 */
export async function nextClocks(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<Map<string, NextClock>> {
  const { rows } = await sql<NextClock>`
    select conversation_id, metric, due_at, breached_at, paused from desk.sla_next
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})`.execute(tx);
  return new Map(rows.map((row) => [row.conversationId, row]));
}
