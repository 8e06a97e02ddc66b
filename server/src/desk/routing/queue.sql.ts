import { sql } from "kysely";
import { instants, numbers, texts, uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import { type Position, settledAfter } from "../../kernel/follow.ts";
import type { Priority } from "../shapes.ts";
import { goneAfterSeconds } from "./agents.sql.ts";
import type { Need } from "./need.ts";
import type { HeadStart } from "./shapes.ts";

/**
 * Takes turns with all others who bring conversations into or out of the queue of a workspace. Whoever holds places in the
 * queue for other reasons must not wait for this.
 */
export async function holdQueue(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('desk.queue'), hashtext(${workspaceId}))`.execute(tx);
}

/** An event as the queue reads it. */
export interface EventRead extends Position {
  workspaceId: string;
  conversationId: string;
  kind: string;
  author: string;
  at: Date;
  detail: { from?: string | null; to?: string | null };
}

/** Settled events of all conversations, in commit order. */
export async function readEvents(tx: Tx, from: Position, limit: number): Promise<EventRead[]> {
  const { rows } = await sql<EventRead>`
    select workspace_id, conversation_id, kind, author, at, detail, xid::text as xid, seq from desk.event e
    where ${settledAfter(from, "e")} order by e.xid, e.seq limit ${limit}`.execute(tx);
  return rows;
}

/**
 * Those of the conversations that are in the queue, or whose customer waits for nobody or for somebody who may not be there:
 * of all that is said, most is said between two who have found each other, and needs no more than this look.
 */
export async function concernedAmong(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select c.conversation_id from desk.conversation c
    where c.workspace_id = ${workspaceId} and c.conversation_id = any(${uuids(conversationIds)})
      and (c.state = 'open' and c.waiting_since is not null and c.merged_into is null and (
          c.assignee_id is null
          or not exists (select from desk.presence p where p.workspace_id = ${workspaceId} and p.member_id = c.assignee_id
            and p.seen_at > ${now}::timestamptz - make_interval(secs => ${goneAfterSeconds}))
          or exists (select from desk.shift s where s.workspace_id = ${workspaceId} and s.member_id = c.assignee_id
            and s.ended_at is null and s.status <> 'available'))
        or exists (select from desk.queue_entry e where e.workspace_id = ${workspaceId} and e.conversation_id = c.conversation_id))`.execute(
    tx,
  );
  return rows.map((row) => row.conversationId);
}

/** A conversation whose customer waits, with its place in the queue if it has one. */
export interface Customer {
  conversationId: string;
  subjectId: string;
  channel: string;
  title: string;
  priority: Priority;
  teamId: string | null;
  assigneeId: string | null;
  tags: string[];
  fields: Record<string, unknown>;
  waitingSince: Date;
  /** Who had it before, as far as routing knows. */
  lastMemberId: string | null;
  /** When the clock of the service level runs out that runs out next. */
  dueAt: Date | null;
  /** Its head starts, if it is in the queue. */
  headStart: HeadStart[] | null;
}

/** Those of the conversations that are open and whose customer waits for an answer. */
export async function waitingAmong(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<Customer[]> {
  const { rows } = await sql<Customer>`
    select c.conversation_id, c.subject_id, c.channel, c.title, c.priority, c.team_id, c.assignee_id, c.tags, c.fields,
      c.waiting_since, last.member_id as last_member_id,
      e.head_start, n.due_at
    from desk.conversation c
    left join desk.queue_entry e on e.workspace_id = ${workspaceId} and e.conversation_id = c.conversation_id
    left join desk.sla_next n on n.workspace_id = ${workspaceId} and n.conversation_id = c.conversation_id and not n.paused
    left join lateral (
      select s.member_id from desk.queue_stay s
      where s.workspace_id = ${workspaceId} and s.conversation_id = c.conversation_id and s.outcome = 'routed'
      order by s.ended_at desc limit 1) last on true
    where c.workspace_id = ${workspaceId} and c.conversation_id = any(${uuids(conversationIds)})
      and c.state = 'open' and c.waiting_since is not null and c.merged_into is null`.execute(tx);
  return rows;
}

/** A place in the queue as it is written. */
export interface EntryWritten {
  conversationId: string;
  needId: string;
  queuedAt: number;
  because: string;
  headStart: readonly HeadStart[];
  dueAt: number | null;
  rankAt: number;
  /** When its needs are relaxed for the first time; null: never. */
  relaxAt: number | null;
  formerId: string | null;
  passed: readonly string[];
}

/** Stores what lines of waiting conversations have in common. */
export async function insertNeeds(tx: Tx, workspaceId: string, needs: ReadonlyMap<string, Need>): Promise<void> {
  const all = [...needs];
  await sql`
    insert into desk.queue_need (workspace_id, need_id, channel, team_id, skills, relax_seconds)
    select ${workspaceId}::uuid, need_id, channel, team_id, skills::jsonb, relax_seconds::real
    from unnest(${uuids(all.map(([id]) => id))}, ${texts(all.map(([, need]) => need.channel))},
      ${uuids(all.map(([, need]) => need.teamId))}, ${texts(all.map(([, need]) => JSON.stringify(need.skills)))},
      ${texts(all.map(([, need]) => (need.relaxSeconds === null ? null : String(need.relaxSeconds))))})
      as r(need_id, channel, team_id, skills, relax_seconds)
    order by need_id on conflict do nothing`.execute(tx);
}

const nullable = (values: readonly (number | null)[]) => instants(values.map((value) => value ?? Infinity));

/**
 * Puts conversations into the queue, or changes the places of those that are in it. Returns the new ones. A need that has
 * changed is not relaxed any more; its time begins again.
 */
export async function upsertEntries(tx: Tx, workspaceId: string, entries: readonly EntryWritten[]): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string; isNew: boolean }>`
    insert into desk.queue_entry as known (workspace_id, conversation_id, need_id, relax_at, queued_at, because, head_start,
      due_at, rank_at, former_id, passed)
    select ${workspaceId}::uuid, conversation_id, need_id, nullif(relax_at, 'infinity'), queued_at, because, head_start::jsonb,
      nullif(due_at, 'infinity'), rank_at, former_id, coalesce(string_to_array(nullif(passed, ''), ',')::uuid[], '{}')
    from unnest(${uuids(entries.map((one) => one.conversationId))}, ${uuids(entries.map((one) => one.needId))},
      ${nullable(entries.map((one) => one.relaxAt))}, ${instants(entries.map((one) => one.queuedAt))},
      ${texts(entries.map((one) => one.because))}, ${texts(entries.map((one) => JSON.stringify(one.headStart)))},
      ${nullable(entries.map((one) => one.dueAt))}, ${instants(entries.map((one) => one.rankAt))},
      ${uuids(entries.map((one) => one.formerId))}, ${texts(entries.map((one) => one.passed.join(",")))})
      as r(conversation_id, need_id, relax_at, queued_at, because, head_start, due_at, rank_at, former_id, passed)
    order by conversation_id
    on conflict (workspace_id, conversation_id) do update set need_id = excluded.need_id, queued_at = excluded.queued_at,
      head_start = excluded.head_start, due_at = excluded.due_at, rank_at = excluded.rank_at,
      step = case when known.need_id = excluded.need_id then known.step else 0 end,
      relax_at = case when known.need_id = excluded.need_id then known.relax_at else excluded.relax_at end
    where (known.need_id, known.queued_at, known.head_start, known.due_at, known.rank_at)
      is distinct from (excluded.need_id, excluded.queued_at, excluded.head_start, excluded.due_at, excluded.rank_at)
    returning conversation_id, xmax = 0 as is_new`.execute(tx);
  return rows.filter((row) => row.isNew).map((row) => row.conversationId);
}

/** How somebody left the queue. */
export interface Leaving {
  conversationId: string;
  outcome: "routed" | "left";
  memberId: string | null;
  decision: object | null;
}

/** Takes conversations out of the queue and keeps how long they stayed. Returns those that were in it. */
export async function endStays(
  tx: Tx,
  workspaceId: string,
  leaving: readonly Leaving[],
  at: Date,
): Promise<{ conversationId: string; needId: string; queuedAt: Date }[]> {
  if (leaving.length === 0) return [];
  const { rows } = await sql<{ conversationId: string; needId: string; queuedAt: Date }>`
    with leaving as materialized (
      select * from unnest(${uuids(leaving.map((one) => one.conversationId))}, ${texts(leaving.map((one) => one.outcome))},
        ${uuids(leaving.map((one) => one.memberId))}, ${texts(leaving.map((one) => one.decision && JSON.stringify(one.decision)))})
        as r(conversation_id, outcome, member_id, decision)),
    gone as (
      delete from desk.queue_entry e using leaving l
      where e.workspace_id = ${workspaceId} and e.conversation_id = l.conversation_id
      returning e.conversation_id, e.need_id, e.queued_at)
    insert into desk.queue_stay (workspace_id, stay_id, conversation_id, need_id, queued_at, ended_at, outcome, member_id, decision)
    select ${workspaceId}::uuid, gen_random_uuid(), gone.conversation_id, gone.need_id, gone.queued_at, ${at}::timestamptz,
      l.outcome, l.member_id, l.decision::jsonb
    from gone join leaving l using (conversation_id)
    returning conversation_id, need_id, queued_at`.execute(tx);
  return rows;
}

/** Those of the conversations that are in the queue although nobody waits there any more, or somebody has them in hand. */
export async function misplacedAmong(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select e.conversation_id from desk.queue_entry e
    left join desk.conversation c on c.workspace_id = ${workspaceId} and c.conversation_id = e.conversation_id
    where e.workspace_id = ${workspaceId} and e.conversation_id = any(${uuids(conversationIds)})
      and (c.conversation_id is null or c.state <> 'open' or c.waiting_since is null or c.merged_into is not null)`.execute(
    tx,
  );
  return rows.map((row) => row.conversationId);
}

/** Conversations that wait for an answer and are nobody's, or are in the queue, after one by id. */
export async function pageOfWaiting(
  tx: Tx,
  workspaceId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const from = sql`coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')`;
  const { rows } = await sql<{ conversationId: string }>`
    (select conversation_id from desk.conversation where workspace_id = ${workspaceId} and conversation_id > ${from}
      and assignee_id is null and state = 'open' and waiting_since is not null order by conversation_id limit ${limit})
    union
    (select conversation_id from desk.queue_entry where workspace_id = ${workspaceId} and conversation_id > ${from}
      order by conversation_id limit ${limit})
    order by conversation_id limit ${limit}`.execute(tx);
  return rows.map((row) => row.conversationId);
}

/** Changes the ranks of conversations in the queue. */
export async function updateRanks(
  tx: Tx,
  workspaceId: string,
  ranks: readonly { conversationId: string; headStart: readonly HeadStart[]; rankAt: number }[],
): Promise<void> {
  await sql`
    update desk.queue_entry e set head_start = r.head_start::jsonb, rank_at = to_timestamp(r.rank_at / 1000)
    from unnest(${uuids(ranks.map((one) => one.conversationId))}, ${texts(ranks.map((one) => JSON.stringify(one.headStart)))},
      ${numbers(ranks.map((one) => one.rankAt))}) as r(conversation_id, head_start, rank_at)
    where e.workspace_id = ${workspaceId} and e.conversation_id = r.conversation_id`.execute(tx);
}

/** Whose conversations these were, with the times at which they were finished. */
export async function finishersAmong(
  tx: Tx,
  workspaceId: string,
  finished: readonly { conversationId: string; at: Date }[],
): Promise<{ memberId: string; at: number }[]> {
  if (finished.length === 0) return [];
  const { rows } = await sql<{ memberId: string; at: number }>`
    select c.assignee_id as member_id, (extract(epoch from max(r.at)) * 1000)::float8 as at
    from unnest(${uuids(finished.map((one) => one.conversationId))}, ${instants(finished.map((one) => one.at.getTime()))})
      as r(conversation_id, at)
    join desk.conversation c on c.workspace_id = ${workspaceId} and c.conversation_id = r.conversation_id
    where c.assignee_id is not null group by 1`.execute(tx);
  return rows;
}

/** The rank just before all others, for a conversation in the queue, and how far ahead of its own that is. */
export async function headRank(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
): Promise<{ rankAt: number; secondsAhead: number; headStart: HeadStart[] } | undefined> {
  const { rows } = await sql<{ rankAt: number; secondsAhead: number; headStart: HeadStart[] }>`
    select first.at * 1000 as rank_at, extract(epoch from e.rank_at)::float8 - first.at as seconds_ahead, e.head_start
    from desk.queue_entry e, (
      select extract(epoch from min(rank_at))::float8 - 0.001 as at from desk.queue_entry where workspace_id = ${workspaceId}) first
    where e.workspace_id = ${workspaceId} and e.conversation_id = ${conversationId}`.execute(tx);
  return rows[0];
}
