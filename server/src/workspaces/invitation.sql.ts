import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import { nameOfActor } from "./actor.sql.ts";
import type { Role } from "./roles.ts";

export interface InvitationRow {
  invitationId: string;
  email: string;
  role: Role;
  invitedBy: string;
  invitedAt: Date;
  expiresAt: Date;
  state: "pending" | "accepted" | "withdrawn" | "expired";
}

const shown = sql`i.invitation_id, i.email, i.role, i.invited_at, i.expires_at,
  ${nameOfActor("i.workspace_id", "i.invited_by")} as invited_by,
  case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
    when i.expires_at <= now() then 'expired' else 'pending' end as state`;

const pending = sql`i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()`;

/** All invitations of a workspace, the newest first. */
export async function listInvitations(tx: Tx, workspaceId: string): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select ${shown} from workspaces.invitation i where i.workspace_id = ${workspaceId}
    order by i.invited_at desc, i.invitation_id`.execute(tx);
  return rows;
}

/** Stores a new invitation: its token's hash, never the token. */
export async function insertInvitation(
  tx: Tx,
  workspaceId: string,
  invitation: { email: string; role: Role; tokenHash: Buffer; invitedBy: string; days: number },
): Promise<InvitationRow> {
  const { rows } = await sql<InvitationRow>`
    with i as (
      insert into workspaces.invitation (workspace_id, email, role, token_hash, invited_by, expires_at)
      values (${workspaceId}, ${invitation.email}, ${invitation.role}, ${invitation.tokenHash},
        ${invitation.invitedBy}, now() + ${invitation.days} * interval '1 day')
      returning *)
    select ${shown} from i`.execute(tx);
  return rows[0]!;
}

/** Withdraws the pending invitations that match; returns whom they were for. */
export async function withdrawInvitations(
  tx: Tx,
  workspaceId: string,
  which: { invitationId: string } | { email: string },
  by: string,
): Promise<{ email: string; role: Role }[]> {
  const match = "email" in which ? sql`i.email = ${which.email}` : sql`i.invitation_id = ${which.invitationId}`;
  const { rows } = await sql<{ email: string; role: Role }>`
    update workspaces.invitation i set withdrawn_at = now(), withdrawn_by = ${by}
    where i.workspace_id = ${workspaceId} and ${match} and ${pending}
    returning i.email, i.role`.execute(tx);
  return rows;
}

export interface PendingInvitation extends InvitationRow {
  workspaceId: string;
  workspaceName: string;
  invitedByActor: string;
}

const withWorkspace = sql`${shown}, i.workspace_id, w.name as workspace_name, i.invited_by as invited_by_actor
  from workspaces.invitation i join workspaces.workspace w using (workspace_id)`;

/** The pending invitation of a token, locked so that it is accepted once. */
export async function lockPendingInvitation(tx: Tx, tokenHash: Buffer): Promise<PendingInvitation | undefined> {
  const { rows } = await sql<PendingInvitation>`
    select ${withWorkspace} where i.token_hash = ${tokenHash} and ${pending} for update of i`.execute(tx);
  return rows[0];
}

/** The pending invitations to an email, locked likewise. */
export async function lockPendingInvitationsTo(tx: Tx, email: string): Promise<PendingInvitation[]> {
  const { rows } = await sql<PendingInvitation>`
    select ${withWorkspace} where i.email = ${email} and ${pending} order by i.invitation_id for update of i`.execute(
    tx,
  );
  return rows;
}

/** Records that an invitation was accepted. */
export async function markAccepted(
  tx: Tx,
  { workspaceId, invitationId }: PendingInvitation,
  userId: string,
): Promise<void> {
  await sql`update workspaces.invitation set accepted_at = now(), accepted_by = ${userId}
    where workspace_id = ${workspaceId} and invitation_id = ${invitationId}`.execute(tx);
}
