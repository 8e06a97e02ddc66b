import type { Caller } from "../kernel/access.ts";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { recordAudit } from "./audit.ts";
import { countOwners, deleteMember, findMember, type MemberRow, updateRole } from "./member.sql.ts";
import type { Role } from "./roles.ts";
import { lockWorkspace } from "./workspace.sql.ts";

/** Gives a member another role. */
export async function changeRole(
  tx: Tx,
  workspaceId: string,
  { userId, role }: { userId: string; role: Role },
  caller: Caller,
): Promise<MemberRow> {
  const member = await lockMember(tx, workspaceId, userId);
  if (member.role === role) return member;
  await refuseTouchingOwners(tx, workspaceId, caller, [member.role, role]);
  if (member.role === "owner") await refuseLosingLastOwner(tx, workspaceId);

  await updateRole(tx, workspaceId, userId, role);
  await recordAudit(tx, workspaceId, caller, "member.role_changed", member.email, {
    userId,
    role: { from: member.role, to: role },
  });
  return { ...member, role };
}

/** Ends a membership. The account stays: it may belong to other workspaces. */
export async function removeMember(tx: Tx, workspaceId: string, userId: string, caller: Caller): Promise<void> {
  const member = await lockMember(tx, workspaceId, userId);
  await refuseTouchingOwners(tx, workspaceId, caller, [member.role]);
  if (member.role === "owner") await refuseLosingLastOwner(tx, workspaceId);

  await deleteMember(tx, workspaceId, userId);
  await recordAudit(tx, workspaceId, caller, "member.removed", member.email, { userId, role: member.role });
}

/** Refuses unless the caller is an owner or no owner is concerned. */
export async function refuseTouchingOwners(
  tx: Tx,
  workspaceId: string,
  { userId }: Caller,
  concerned: readonly Role[],
): Promise<void> {
  if (!concerned.includes("owner")) return;
  const caller = userId ? await findMember(tx, workspaceId, userId) : undefined;
  if (caller?.role !== "owner") throw new Refusal("forbidden", "Only an owner may make, change or remove an owner.");
}

async function lockMember(tx: Tx, workspaceId: string, userId: string): Promise<MemberRow> {
  // The workspace is locked, so that two owners cannot demote each other at the same moment.
  await lockWorkspace(tx, workspaceId);
  const member = await findMember(tx, workspaceId, userId);
  if (!member) throw new Refusal("not_found", "There is no such member.");
  return member;
}

async function refuseLosingLastOwner(tx: Tx, workspaceId: string): Promise<void> {
  if ((await countOwners(tx, workspaceId)) > 1) return;
  throw new Refusal("conflict", "A workspace needs an owner. Make somebody else an owner first.");
}
