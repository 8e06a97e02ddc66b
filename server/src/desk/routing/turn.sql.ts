import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Need } from "./need.ts";
import type { HeadStart } from "./shapes.ts";

/** Has the routers look after a workspace from now on. */
export async function beginTurns(tx: Tx, workspaceId: string): Promise<void> {
  await sql`insert into desk.routing_turn (workspace_id) values (${workspaceId}) on conflict do nothing`.execute(tx);
}

/** Takes the turn to decide for a workspace until the transaction ends; false if another server has it. */
export async function takeTurn(tx: Tx, workspaceId: string): Promise<boolean> {
  const { rows } = await sql`
    select from desk.routing_turn where workspace_id = ${workspaceId} for update skip locked`.execute(tx);
  return rows.length > 0;
}

/** Conversations with the same needs, relaxed as far: they wait in one line. */
export interface Line {
  needId: string;
  step: number;
  need: Need;
}

/** The lines in which anybody waits. */
export async function listLines(tx: Tx, workspaceId: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select e.need_id, e.step, jsonb_build_object('channel', n.channel, 'teamId', n.team_id, 'skills', n.skills,
      'relaxSeconds', n.relax_seconds) as need
    from (select distinct need_id, step from desk.queue_entry where workspace_id = ${workspaceId}) e
    join desk.queue_need n on n.workspace_id = ${workspaceId} and n.need_id = e.need_id`.execute(tx);
  return rows;
}

export interface Head {
  conversationId: string;
  needId: string;
  step: number;
  queuedAt: Date;
  headStart: HeadStart[];
  formerId: string | null;
  passed: string[];
}

/** Those who are first in these lines, by rank over all lines: as many of each as could be given to somebody at most. */
export async function headsOf(
  tx: Tx,
  workspaceId: string,
  lines: readonly Line[],
  ofEachLine: number,
): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select e.conversation_id, e.need_id, e.step, e.queued_at, e.head_start, e.former_id, e.passed
    from unnest(${uuids(lines.map((line) => line.needId))}, ${lines.map((line) => line.step)}::smallint[]) as line(need_id, step)
    cross join lateral (
      select * from desk.queue_entry q
      where q.workspace_id = ${workspaceId} and q.need_id = line.need_id and q.step = line.step
      order by q.rank_at, q.conversation_id limit ${ofEachLine}) e
    order by e.rank_at, e.conversation_id`.execute(tx);
  return rows;
}

/** A conversation in the queue, held so that nobody changes it meanwhile. */
export interface Locked {
  conversationId: string;
  isWaiting: boolean;
  assigneeId: string | null;
  teamId: string | null;
  channel: string;
}

/** Locks places in the queue with their conversations; what somebody else has locked is left out, not waited for. */
export async function lockEntries(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<Locked[]> {
  // One after the other: joined, the database may read all of either before it has counted them.
  const { rows: entries } = await sql<{ conversationId: string }>`
    select conversation_id from desk.queue_entry
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
    order by conversation_id for update skip locked`.execute(tx);
  const { rows } = await sql<Locked>`
    select conversation_id, assignee_id, team_id, channel,
      state = 'open' and waiting_since is not null and merged_into is null as is_waiting
    from desk.conversation
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(entries.map((one) => one.conversationId))})
    order by conversation_id for update skip locked`.execute(tx);
  return rows;
}

/** Relaxes the needs of those who have waited long enough by one level; whoever asks for nothing more is left as they are. */
export async function relaxDue(tx: Tx, workspaceId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    with due as (
      select e.conversation_id, e.step, n.relax_seconds,
        (select max((skill ->> 'least')::int) from jsonb_array_elements(n.skills) skill) as most
      from desk.queue_entry e
      join desk.queue_need n on n.workspace_id = ${workspaceId} and n.need_id = e.need_id
      where e.workspace_id = ${workspaceId} and e.relax_at <= ${now}
      order by e.relax_at limit 5000 for update of e skip locked)
    update desk.queue_entry e set step = e.step + 1,
      relax_at = case when e.step + 1 < due.most then e.relax_at + make_interval(secs => due.relax_seconds) end
    from due where e.workspace_id = ${workspaceId} and e.conversation_id = due.conversation_id`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** When something next happens by itself: somebody did not respond, or a need is relaxed. */
export async function nextInstant(tx: Tx, workspaceId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(respond_by) from desk.offer where workspace_id = ${workspaceId} and ended_at is null),
      (select min(relax_at) from desk.queue_entry where workspace_id = ${workspaceId} and relax_at is not null)) as at`.execute(
    tx,
  );
  return rows[0]!.at;
}

/** Removes places in the queue whose conversation no longer exists; returns how many. */
export async function deleteOrphans(tx: Tx, workspaceId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from desk.queue_entry e where workspace_id = ${workspaceId} and not exists (
      select from desk.conversation c where c.workspace_id = ${workspaceId} and c.conversation_id = e.conversation_id)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/** The workspaces in which somebody waits, was offered something, or has been gone for less than `goneSeconds`. */
export async function workspacesAtWork(tx: Tx, now: Date, goneSeconds: number): Promise<string[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select w.workspace_id from (select distinct workspace_id from desk.routing_turn) w
    where exists (select from desk.queue_entry e where e.workspace_id = w.workspace_id)
      or exists (select from desk.offer o where o.workspace_id = w.workspace_id and o.ended_at is null)
      or exists (select from desk.presence p where p.workspace_id = w.workspace_id
        and p.seen_at between ${now}::timestamptz - make_interval(secs => ${goneSeconds}) and ${now}::timestamptz - interval '45 seconds')`.execute(
    tx,
  );
  return rows.map((row) => row.workspaceId);
}

/** Conversations of these channels whose customer waits for one of these members, and which are not in the queue. */
export async function strandedAmong(
  tx: Tx,
  workspaceId: string,
  memberIds: readonly string[],
  channels: readonly string[],
): Promise<string[]> {
  if (memberIds.length === 0 || channels.length === 0) return [];
  const { rows } = await sql<{ conversationId: string }>`
    select c.conversation_id from desk.conversation c
    where c.workspace_id = ${workspaceId} and c.assignee_id = any(${uuids(memberIds)}) and c.state = 'open'
      and c.channel = any(${[...channels]}::text[]) and c.waiting_since is not null and c.merged_into is null
      and not exists (select from desk.queue_entry e where e.workspace_id = ${workspaceId} and e.conversation_id = c.conversation_id)
    order by c.conversation_id limit 1000`.execute(tx);
  return rows.map((row) => row.conversationId);
}

/** Conversations in the queue that belong to one of these members, who are there (again). */
export async function claimedAmong(tx: Tx, workspaceId: string, memberIds: readonly string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const { rows } = await sql<{ conversationId: string }>`
    select e.conversation_id from desk.conversation c
    join desk.queue_entry e on e.workspace_id = ${workspaceId} and e.conversation_id = c.conversation_id
    where c.workspace_id = ${workspaceId} and c.assignee_id = any(${uuids(memberIds)}) and c.state = 'open'
    order by e.conversation_id for update of e skip locked`.execute(tx);
  return rows.map((row) => row.conversationId);
}
