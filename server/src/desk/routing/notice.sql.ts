import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import { goneAfterSeconds } from "./agents.sql.ts";

/** Somebody who would answer a customer now, in a team or not. */
export interface There {
  memberId: string;
  name: string;
}

/** The members who may answer, say that they are available, and whose console is open. */
export async function membersThere(tx: Tx, workspaceId: string, now: Date): Promise<There[]> {
  const { rows } = await sql<There>`
    select p.member_id, m.name from desk.presence p
    join workspaces.public_member m on m.workspace_id = ${workspaceId} and m.member_id = p.member_id and m.role <> 'analyst'
    left join desk.shift s on s.workspace_id = ${workspaceId} and s.member_id = p.member_id and s.ended_at is null
    where p.workspace_id = ${workspaceId} and coalesce(s.status, 'available') = 'available'
      and p.seen_at > ${now}::timestamptz - make_interval(secs => ${goneAfterSeconds})
    order by p.seen_at desc, p.member_id limit 200`.execute(tx);
  return rows;
}

/** A thread, with whoever answers in it and its place in the queue. */
export interface ThreadStanding {
  threadId: string;
  assigneeId: string | null;
  assigneeName: string | null;
  needId: string | null;
  position: number | null;
}

/** How things stand in these threads. */
export async function threadStandings(
  tx: Tx,
  workspaceId: string,
  threadIds: readonly string[],
): Promise<ThreadStanding[]> {
  const { rows } = await sql<ThreadStanding>`
    select t.thread_id, c.assignee_id, m.name as assignee_name, e.need_id, case when e.need_id is not null then (
        select count(*)::int + 1 from desk.queue_entry q where q.workspace_id = ${workspaceId} and q.need_id = e.need_id
          and (q.rank_at, q.conversation_id) < (e.rank_at, e.conversation_id)) end as position
    from desk.thread t
    join desk.conversation c on c.workspace_id = ${workspaceId} and c.conversation_id = desk.root_of(${workspaceId}, t.conversation_id)
    left join workspaces.public_member m on m.workspace_id = ${workspaceId} and m.member_id = c.assignee_id
    left join desk.queue_entry e on e.workspace_id = ${workspaceId} and e.conversation_id = c.conversation_id
    where t.workspace_id = ${workspaceId} and t.thread_id = any(${uuids(threadIds)})`.execute(tx);
  return rows;
}

/** The threads of those who are among the first `most` of their lines. */
export async function threadsWaiting(tx: Tx, workspaceId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ threadId: string }>`
    select t.thread_id from (
      select conversation_id, row_number() over (partition by need_id order by rank_at, conversation_id) as position
      from desk.queue_entry where workspace_id = ${workspaceId}) e
    join desk.thread t on t.workspace_id = ${workspaceId} and t.conversation_id = e.conversation_id
    where e.position <= ${most} order by e.position limit 500`.execute(tx);
  return rows.map((row) => row.threadId);
}

/** The threads of these conversations. */
export async function threadsIn(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ threadId: string }>`
    select thread_id from desk.thread
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})`.execute(tx);
  return rows.map((row) => row.threadId);
}

/**
 * Median minutes from opening to the first answer, of the hundred conversations of each state that were touched last; null
 * if none was answered.
 */
export async function usualReplyMinutes(tx: Tx, workspaceId: string, channel: string): Promise<number | null> {
  const { rows } = await sql<{ minutes: number | null }>`
    select percentile_disc(0.5) within group (order by extract(epoch from first_replied_at - opened_at)::float8) / 60 as minutes
    from (values ('open'), ('pending'), ('resolved')) as s(state)
    cross join lateral (
      select * from desk.conversation c where c.workspace_id = ${workspaceId} and c.state = s.state and c.merged_into is null
      order by c.last_message_at desc, c.conversation_id desc limit 100) c
    where c.first_replied_at is not null and c.channel = ${channel} and c.opened_by like 'customer:%'`.execute(tx);
  return rows[0]!.minutes;
}

/** The workspaces whose members' consoles were open in the last minutes, or in which somebody waits. */
export async function workspacesWatched(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select t.workspace_id from desk.routing_turn t
    where exists (select from desk.queue_entry e where e.workspace_id = t.workspace_id)
      or exists (select from desk.presence p where p.workspace_id = t.workspace_id and p.seen_at > now() - interval '5 minutes')`.execute(
    tx,
  );
  return rows.map((row) => row.workspaceId);
}

/** Lets one of all servers answer something; false for the others while it does. */
export async function answersAlone(tx: Tx, what: string): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('desk.notice'), hashtext(${what})) as alone`.execute(tx);
  return rows[0]!.alone;
}
