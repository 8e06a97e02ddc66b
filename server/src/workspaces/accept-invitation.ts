import { hashPassword } from "better-auth/crypto";
import type { Caller } from "../kernel/access.ts";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { findAccountByEmail, insertAccount } from "./account.sql.ts";
import { type Author, recordAudit } from "./audit.ts";
import { markAccepted, type PendingInvitation } from "./invitation.sql.ts";
import { openInvitation } from "./invitations.ts";
import { findMember, insertMember } from "./member.sql.ts";

export interface Acceptance {
  token: string;
  name?: string | undefined;
  password?: string | undefined;
}

/** Accepts an invitation by its link: with an account, signed in as it; without one, by making it. */
export async function acceptInvitation(
  tx: Tx,
  acceptance: Acceptance,
  caller: Caller,
): Promise<{ workspaceId: string; email: string }> {
  const invitation = await openInvitation(tx, acceptance.token);
  const { workspaceId, email } = invitation;
  const account = await findAccountByEmail(tx, email);
  if (account && account.userId !== caller.userId)
    throw new Refusal("not_signed_in", `Sign in as ${email}, then open this link again.`);

  const userId = account?.userId ?? (await makeAccount(tx, email, acceptance));
  await joinBy(tx, invitation, userId, { ...caller, actor: `member:${userId}` });
  return { workspaceId, email };
}

/** Makes the invited a member, once. */
export async function joinBy(tx: Tx, invitation: PendingInvitation, userId: string, author: Author): Promise<void> {
  const { workspaceId, invitationId, email, role, invitedByActor } = invitation;
  await markAccepted(tx, invitation, userId);
  if (await findMember(tx, workspaceId, userId)) return;
  await insertMember(tx, workspaceId, { userId, role, invitedBy: invitedByActor });
  await recordAudit(tx, workspaceId, author, "invitation.accepted", email, { invitationId, userId, role });
}

async function makeAccount(tx: Tx, email: string, { name, password }: Acceptance): Promise<string> {
  if (!name) throw new Refusal("bad_input", "Say your name.", "name");
  if (!password) throw new Refusal("bad_input", "Choose a password.", "password");
  const userId = await insertAccount(tx, { name, email, passwordHash: await hashPassword(password) });
  if (!userId) throw new Refusal("conflict", `${email} has an account by now. Sign in, then open this link again.`);
  return userId;
}
