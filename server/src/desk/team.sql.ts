import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

/** A team at work, with its members. */
export interface Team {
  teamId: string;
  name: string;
  emoji: string;
  madeAt: Date;
  members: { memberId: string; since: Date }[];
}

/** The teams at work, by name, or one of them; members who left the workspace are in none. */
export async function listTeams(tx: Tx, workspaceId: string, teamId?: string): Promise<Team[]> {
  const { rows } = await sql<Omit<Team, "members"> & { members: { memberId: string; since: string }[] }>`
    select t.team_id, t.name, t.emoji, t.made_at, coalesce((
      select jsonb_agg(jsonb_build_object('memberId', m.member_id, 'since', m.since) order by m.since, m.member_id)
      from desk.team_member m
      join workspaces.public_member w on w.workspace_id = ${workspaceId} and w.member_id = m.member_id
      where m.workspace_id = ${workspaceId} and m.team_id = t.team_id), '[]') as members
    from desk.team t
    where t.workspace_id = ${workspaceId} and t.team_id = coalesce(${teamId ?? null}::uuid, t.team_id) and not exists (
      select from desk.team_end e where e.workspace_id = ${workspaceId} and e.team_id = t.team_id)
    order by lower(t.name), t.team_id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    members: row.members.map(({ memberId, since }) => ({ memberId, since: new Date(since) })),
  }));
}

/** Stores a team. */
export async function insertTeam(
  tx: Tx,
  workspaceId: string,
  { teamId, name, emoji }: Pick<Team, "teamId" | "name" | "emoji">,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into desk.team (workspace_id, team_id, name, emoji, made_by, made_at)
    values (${workspaceId}, ${teamId}, ${name}, ${emoji}, ${by}, ${at})`.execute(tx);
}

/** Gives a team another name. */
export async function updateTeam(
  tx: Tx,
  workspaceId: string,
  { teamId, name, emoji }: Pick<Team, "teamId" | "name" | "emoji">,
): Promise<void> {
  await sql`update desk.team set name = ${name}, emoji = ${emoji}
    where workspace_id = ${workspaceId} and team_id = ${teamId}`.execute(tx);
}

/** Records that a team is no longer at work. */
export async function insertTeamEnd(tx: Tx, workspaceId: string, teamId: string, by: string, at: Date): Promise<void> {
  await sql`insert into desk.team_end (workspace_id, team_id, ended_by, ended_at)
    values (${workspaceId}, ${teamId}, ${by}, ${at}) on conflict do nothing`.execute(tx);
}

/** Puts a member into a team; false if they are in it. */
export async function insertTeamMember(
  tx: Tx,
  workspaceId: string,
  teamId: string,
  memberId: string,
  since: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into desk.team_member (workspace_id, team_id, member_id, since)
    values (${workspaceId}, ${teamId}, ${memberId}, ${since}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes a member out of a team; false if they were not in it. */
export async function deleteTeamMember(
  tx: Tx,
  workspaceId: string,
  teamId: string,
  memberId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from desk.team_member
    where workspace_id = ${workspaceId} and team_id = ${teamId} and member_id = ${memberId}`.execute(tx);
  return numAffectedRows === 1n;
}
