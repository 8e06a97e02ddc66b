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
