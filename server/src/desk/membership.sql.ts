import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

// What somebody is mentioned in or follows is looked through as a whole, so it has an end.
const most = 5000;

/** The conversations in which a member is mentioned, as they are read today, the latest mentions first. */
export async function mentionedIn(tx: Tx, workspaceId: string, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select distinct desk.root_of(${workspaceId}, m.conversation_id) as conversation_id from (
      select conversation_id from desk.mention where workspace_id = ${workspaceId} and member_id = ${memberId}
      order by mentioned_at desc limit ${most}) m`.execute(tx);
  return rows.map(({ conversationId }) => conversationId);
}

/** The conversations that a member follows, as they are read today. */
export async function followedBy(tx: Tx, workspaceId: string, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select distinct desk.root_of(${workspaceId}, f.conversation_id) as conversation_id from (
      select conversation_id from desk.follower where workspace_id = ${workspaceId} and member_id = ${memberId}
      order by followed_at desc limit ${most}) f`.execute(tx);
  return rows.map(({ conversationId }) => conversationId);
}

/** The teams that a member works in. */
export async function teamsOf(tx: Tx, workspaceId: string, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ teamId: string }>`
    select team_id from desk.team_member where workspace_id = ${workspaceId} and member_id = ${memberId}`.execute(tx);
  return rows.map(({ teamId }) => teamId);
}

/** The subjects that a person holds or held. */
export async function subjectsOf(tx: Tx, workspaceId: string, personId: string): Promise<string[]> {
  const { rows } = await sql<{ subjectId: string }>`
    select distinct subject_id from people.public_span
    where workspace_id = ${workspaceId} and person_id = ${personId}`.execute(tx);
  return rows.map(({ subjectId }) => subjectId);
}

/** All subjects of the person who holds a subject today. */
export async function subjectsOfHolder(tx: Tx, workspaceId: string, subjectId: string): Promise<string[]> {
  const { rows } = await sql<{ subjectId: string }>`
    select distinct s.subject_id from people.public_span s
    where s.workspace_id = ${workspaceId} and s.person_id = coalesce((
      select h.person_id from people.public_holding h
      where h.workspace_id = ${workspaceId} and h.subject_id = ${subjectId} and h.valid_until = 'infinity'), ${subjectId}::uuid)
    `.execute(tx);
  return rows.map((row) => row.subjectId);
}

/** Those of these ids that are members of the workspace. */
export async function membersAmong(tx: Tx, workspaceId: string, memberIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    select member_id from workspaces.public_member
    where workspace_id = ${workspaceId} and member_id = any(${uuids(memberIds)})`.execute(tx);
  return rows.map(({ memberId }) => memberId);
}
