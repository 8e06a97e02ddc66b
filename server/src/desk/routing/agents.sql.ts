import { sql } from "kysely";
import { numbers, uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Status } from "./shapes.ts";

/** Seconds after which a member whose console is no longer heard of counts as gone. */
export const goneAfterSeconds = 45;

/** Somebody of a team, whether or not they take work now. */
export interface TeamMember {
  memberId: string;
  name: string;
  teamIds: string[];
  status: Status;
  reason: string;
  /** Since when the status holds; null: nothing was ever said. */
  since: Date | null;
  seenAt: Date | null;
  isPresent: boolean;
  slots: number | null;
  weights: Record<string, number>;
  skills: Record<string, number>;
  /** In milliseconds, to the microsecond, since many are given something in one. */
  idleSince: number | null;
  /** Conversations in their hands by channel, such as { chat: 2 }; null: none. */
  open: Record<string, number> | null;
  pending: Record<string, number> | null;
}

/** How many conversations of each channel an agent `a` holds in a state: { chat: 2 }. */
const held = (workspaceId: string, state: "open" | "pending") => sql`(
      select jsonb_object_agg(channel, n) from (
        select c.channel, count(*)::int as n from desk.conversation c
        where c.workspace_id = ${workspaceId} and c.assignee_id = a.member_id and c.state = ${state}
          and c.state in ('open', 'pending') group by c.channel) counted)`;

/**
 * Everybody who is in a team, with status, presence, skills and what they hold now. Members who left the workspace, or may
 * only look on, are none of them. What is known of each is looked up agent by agent: joined as sets, it took a hundred times
 * as long while the database had not yet counted its tables.
 */
export async function listAgents(tx: Tx, workspaceId: string, now: Date): Promise<TeamMember[]> {
  const { rows } = await sql<TeamMember>`
    with agent as materialized (
      select m.member_id, array_agg(m.team_id) as team_ids from desk.team_member m
      where m.workspace_id = ${workspaceId} and not exists (
        select from desk.team_end e where e.workspace_id = ${workspaceId} and e.team_id = m.team_id)
      group by m.member_id)
    select a.member_id, w.name, a.team_ids, coalesce(s.status, 'available') as status, coalesce(s.reason, '') as reason,
      s.begun_at as since, p.seen_at,
      coalesce(p.seen_at > ${now}::timestamptz - make_interval(secs => ${goneAfterSeconds}), false) as is_present,
      c.slots, coalesce(c.weights, '{}') as weights, coalesce(k.skills, '{}') as skills,
      (extract(epoch from i.since) * 1000)::float8 as idle_since,
      ${held(workspaceId, "open")} as open, ${held(workspaceId, "pending")} as pending
    from agent a
    cross join lateral (
      select m.name from workspaces.public_member m
      where m.workspace_id = ${workspaceId} and m.member_id = a.member_id and m.role <> 'analyst' limit 1) w
    left join lateral (
      select * from desk.shift s where s.workspace_id = ${workspaceId} and s.member_id = a.member_id
        and s.ended_at is null limit 1) s on true
    left join lateral (
      select * from desk.presence p where p.workspace_id = ${workspaceId} and p.member_id = a.member_id limit 1) p on true
    left join lateral (
      select * from desk.capacity c where c.workspace_id = ${workspaceId} and c.member_id = a.member_id limit 1) c on true
    left join lateral (
      select * from desk.idleness i where i.workspace_id = ${workspaceId} and i.member_id = a.member_id limit 1) i on true
    left join lateral (
      select jsonb_object_agg(p.skill_id, p.level) as skills from desk.proficiency p
      where p.workspace_id = ${workspaceId} and p.member_id = a.member_id) k on true
    order by lower(w.name), a.member_id`.execute(tx);
  return rows;
}

/** Moves on since when these members have been idle; an earlier time than the known one changes nothing. */
export async function idleSince(
  tx: Tx,
  workspaceId: string,
  since: readonly { memberId: string; at: number }[],
): Promise<void> {
  if (since.length === 0) return;
  await sql`
    insert into desk.idleness as known (workspace_id, member_id, since)
    select ${workspaceId}::uuid, member_id, to_timestamp(max(at) / 1000)
    from unnest(${uuids(since.map(({ memberId }) => memberId))}, ${numbers(since.map(({ at }) => at))}) as r(member_id, at)
    group by member_id order by member_id
    on conflict (workspace_id, member_id) do update set since = greatest(known.since, excluded.since)`.execute(tx);
}

/** The members who are neither available nor present, of these; whoever is in no team any more is not either. */
export async function awayAmong(
  tx: Tx,
  workspaceId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set();
  const { rows } = await sql<{ memberId: string }>`
    select distinct asked.member_id from unnest(${uuids(memberIds)}) as asked(member_id)
    left join desk.shift s on s.workspace_id = ${workspaceId} and s.member_id = asked.member_id and s.ended_at is null
    left join desk.presence p on p.workspace_id = ${workspaceId} and p.member_id = asked.member_id
    left join workspaces.public_member w on w.workspace_id = ${workspaceId} and w.member_id = asked.member_id
    where coalesce(s.status, 'available') <> 'available' or w.member_id is null
      or coalesce(p.seen_at, '-infinity') <= ${now}::timestamptz - make_interval(secs => ${goneAfterSeconds})`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.memberId));
}
