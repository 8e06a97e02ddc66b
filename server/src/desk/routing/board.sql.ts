import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Decision, HeadStart, Requirement } from "./shapes.ts";

/** A conversation in the queue, as the board shows it. */
export interface WaitingRow {
  conversationId: string;
  number: number;
  title: string;
  channel: string;
  priority: string;
  needId: string;
  teamId: string | null;
  skills: Requirement[];
  step: number;
  position: number;
  queuedAt: Date;
  because: string;
  dueAt: Date | null;
  headStarts: HeadStart[];
}

/** What waits, who goes first at the top; positions are counted within each line. */
export async function listWaiting(tx: Tx, workspaceId: string, limit: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select e.conversation_id, c.number, c.title, c.channel, c.priority, e.need_id, n.team_id, n.skills, e.step,
      e.position::int as position, e.queued_at, e.because, e.due_at, e.head_start as head_starts
    from (
      select q.*, row_number() over (partition by need_id order by rank_at, conversation_id) as position
      from desk.queue_entry q where workspace_id = ${workspaceId} order by rank_at, conversation_id limit ${limit}) e
    join desk.conversation c on c.workspace_id = ${workspaceId} and c.conversation_id = e.conversation_id
    join desk.queue_need n on n.workspace_id = ${workspaceId} and n.need_id = e.need_id
    order by e.rank_at, e.conversation_id`.execute(tx);
  return rows;
}

/** How many wait. */
export async function countWaiting(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from desk.queue_entry where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0]!.n;
}

/** The latest departures from lines to agents, in milliseconds, by need. */
export async function departuresFrom(
  tx: Tx,
  workspaceId: string,
  needIds: readonly string[],
  { since, most }: { since: Date; most: number },
): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ needId: string; departures: number[] }>`
    select n.need_id, array_agg((extract(epoch from s.ended_at) * 1000)::float8) as departures
    from (select distinct unnest(${uuids(needIds)}) as need_id) n
    cross join lateral (
      select ended_at from desk.queue_stay s where s.workspace_id = ${workspaceId} and s.need_id = n.need_id
        and s.outcome = 'routed' and s.ended_at > ${since} order by s.ended_at desc limit ${most}) s
    group by n.need_id`.execute(tx);
  return new Map(rows.map((row) => [row.needId, row.departures]));
}

/** What a member has in hand. */
export interface HeldRow {
  conversationId: string;
  number: number;
  title: string;
  channel: string;
  state: string;
  waitingSince: Date | null;
  respondBy: Date | null;
}

/** What a member has in hand, those first who have waited longest. */
export async function listHeld(tx: Tx, workspaceId: string, memberId: string): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select c.conversation_id, c.number, c.title, c.channel, c.state, c.waiting_since, o.respond_by
    from desk.conversation c
    left join desk.offer o on o.workspace_id = ${workspaceId} and o.conversation_id = c.conversation_id
      and o.member_id = c.assignee_id and o.ended_at is null
    where c.workspace_id = ${workspaceId} and c.assignee_id = ${memberId} and c.state in ('open', 'pending')
    order by c.waiting_since nulls last, c.number limit 500`.execute(tx);
  return rows;
}

/** A stay in the queue that has ended. */
export interface StayRow {
  queuedAt: Date;
  endedAt: Date;
  outcome: "routed" | "left";
  memberId: string | null;
  decision: Decision | null;
}

/** How often a conversation waited, and how that ended, the latest first. */
export async function listStays(tx: Tx, workspaceId: string, conversationId: string): Promise<StayRow[]> {
  const { rows } = await sql<StayRow>`
    select queued_at, ended_at, outcome, member_id, decision from desk.queue_stay
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId}
    order by ended_at desc limit 200`.execute(tx);
  return rows;
}
