import type { Caller } from "../kernel/access.ts";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { randomToken, tokenHash } from "../kernel/secrets.ts";
import { findAccountByEmail } from "./account.sql.ts";
import { recordAudit } from "./audit.ts";
import {
  type InvitationRow,
  insertInvitation,
  lockPendingInvitation,
  type PendingInvitation,
  withdrawInvitations,
} from "./invitation.sql.ts";
import { findMember } from "./member.sql.ts";
import { refuseTouchingOwners } from "./members.ts";
import type { Role } from "./roles.ts";

const validForDays = 7;

/** Invites somebody by a link that works once; an earlier invitation to the same email is withdrawn. */
export async function invite(
  tx: Tx,
  workspaceId: string,
  { email, role }: { email: string; role: Role },
  caller: Caller,
): Promise<InvitationRow & { token: string }> {
  await refuseTouchingOwners(tx, workspaceId, caller, [role]);
  const account = await findAccountByEmail(tx, email);
  if (account && (await findMember(tx, workspaceId, account.userId)))
    throw new Refusal("conflict", `${email} is a member already.`, "email");

  await withdrawInvitations(tx, workspaceId, { email }, caller.actor);
  const token = randomToken(32);
  const invitation = await insertInvitation(tx, workspaceId, {
    email,
    role,
    tokenHash: tokenHash(token),
    invitedBy: caller.actor,
    days: validForDays,
  });
  await recordAudit(tx, workspaceId, caller, "invitation.created", email, {
    invitationId: invitation.invitationId,
    role,
  });
  return { ...invitation, token };
}

/** Withdraws an invitation: its link stops working. */
export async function withdrawInvitation(
  tx: Tx,
  workspaceId: string,
  invitationId: string,
  caller: Caller,
): Promise<void> {
  const [withdrawn] = await withdrawInvitations(tx, workspaceId, { invitationId }, caller.actor);
  if (!withdrawn) throw new Refusal("not_found", "There is no such invitation waiting.");
  await recordAudit(tx, workspaceId, caller, "invitation.withdrawn", withdrawn.email, { invitationId });
}

/** The invitation behind a link that still works. */
export async function openInvitation(tx: Tx, token: string): Promise<PendingInvitation> {
  const invitation = await lockPendingInvitation(tx, tokenHash(token));
  if (!invitation)
    throw new Refusal("not_found", "This invitation was used, withdrawn or has expired. Ask for a new one.");
  return invitation;
}
