import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import type { Role } from "./roles.ts";

export interface Membership {
  workspaceId: string;
  role: Role;
}

/** The workspaces that a user belongs to. */
export async function membershipsOf(tx: Tx, userId: string): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select workspace_id, role from workspaces.member where user_id = ${userId}`.execute(tx);
  return rows;
}

/** Makes a user a member. */
export async function insertMember(
  tx: Tx,
  workspaceId: string,
  { userId, role, invitedBy }: { userId: string; role: Role; invitedBy: string | null },
): Promise<void> {
  await sql`insert into workspaces.member (workspace_id, user_id, role, invited_by)
    values (${workspaceId}, ${userId}, ${role}, ${invitedBy})`.execute(tx);
}

export interface MemberRow {
  userId: string;
  name: string;
  email: string;
  role: Role;
  secondFactor: boolean;
  joinedAt: Date;
  lastSeenAt: Date | null;
}

const shown = sql`m.user_id, u.name, u.email, m.role, coalesce(u."twoFactorEnabled", false) as second_factor, m.joined_at,
  (select max(s."updatedAt") from workspaces.session s where s."userId" = m.user_id) as last_seen_at`;

/** All members of a workspace, by name. */
export async function listMembers(tx: Tx, workspaceId: string): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${shown} from workspaces.member m join workspaces."user" u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} order by lower(u.name), m.user_id`.execute(tx);
  return rows;
}

/** One member. */
export async function findMember(tx: Tx, workspaceId: string, userId: string): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`
    select ${shown} from workspaces.member m join workspaces."user" u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and m.user_id = ${userId}`.execute(tx);
  return rows[0];
}

/** How many owners a workspace has. */
export async function countOwners(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ owners: number }>`
    select count(*)::int as owners from workspaces.member
    where workspace_id = ${workspaceId} and role = 'owner'`.execute(tx);
  return rows[0]!.owners;
}

/** Gives a member another role. */
export async function updateRole(tx: Tx, workspaceId: string, userId: string, role: Role): Promise<void> {
  await sql`update workspaces.member set role = ${role}
    where workspace_id = ${workspaceId} and user_id = ${userId}`.execute(tx);
}

/** Ends a membership; the audit log remembers it. */
export async function deleteMember(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  await sql`delete from workspaces.member where workspace_id = ${workspaceId} and user_id = ${userId}`.execute(tx);
}
