import type { Tx } from "../kernel/database.ts";
import { findAccount } from "./account.sql.ts";
import { type Permission, permissionsOf, type Role } from "./roles.ts";
import { type WorkspaceRow, workspacesOf } from "./workspace.sql.ts";

export interface Me {
  userId: string;
  name: string;
  email: string;
  secondFactor: boolean;
  hasPassword: boolean;
  workspaces: (WorkspaceRow & { role: Role; permissions: Permission[] })[];
}

/** Who a signed-in user is and what they may do where. */
export async function readMe(tx: Tx, userId: string): Promise<Me> {
  const account = await findAccount(tx, userId);
  if (!account) throw new Error("The signed-in user has no account.");
  const { name, email, secondFactor, passwordHash } = account;
  const memberships = await workspacesOf(tx, userId);
  return {
    userId,
    name,
    email,
    secondFactor,
    hasPassword: passwordHash !== null,
    workspaces: memberships.map((each) => ({ ...each, permissions: permissionsOf(each.role) })),
  };
}

/** Whether somebody may found another workspace: whoever owns one already. */
export async function mayFound(tx: Tx, userId: string): Promise<boolean> {
  return (await workspacesOf(tx, userId)).some(({ role }) => role === "owner");
}
