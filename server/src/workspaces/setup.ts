import { hashPassword, verifyPassword } from "better-auth/crypto";
import type { Kernel } from "../kernel/assemble.ts";
import { inSystem, type Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { findAccountByEmail, insertAccount, lockSetup, someAccountExists } from "./account.sql.ts";
import { createWorkspace, type Founded } from "./create-workspace.ts";

export interface Setup {
  email: string;
  password: string;
  /** The owner's name; the part of the email before the @ if not given. */
  name?: string | undefined;
  workspaceName: string;
  timeZone?: string | undefined;
}

export interface SetupOptions {
  /** Refuse unless this is the server's very first account: the setup page is open to everybody. */
  onlyFirst?: boolean;
  ip?: string;
  userAgent?: string;
}

/** Whether the server has no account yet. */
export async function setupNeeded({ db }: Kernel): Promise<boolean> {
  return inSystem(db, async (tx) => !(await someAccountExists(tx)));
}

/**
 * Makes an owner and a workspace. Whoever works the command line owns the server, so there it may be done again: an
 * email that has an account then needs its password, and gets one more workspace.
 */
export async function setUp(
  kernel: Kernel,
  setup: Setup,
  options: SetupOptions = {},
): Promise<Founded & { url: string }> {
  if (options.onlyFirst && !(await setupNeeded(kernel))) throw alreadySetUp();
  const passwordHash = await hashPassword(setup.password);
  const founded = await inSystem(kernel.db, async (tx) => {
    await lockSetup(tx);
    if (options.onlyFirst && (await someAccountExists(tx))) throw alreadySetUp();

    const ownerId = await ownerOf(tx, setup, passwordHash);
    const author = { actor: `member:${ownerId}`, ip: options.ip ?? "", userAgent: options.userAgent ?? "command line" };
    return createWorkspace(tx, { name: setup.workspaceName, timeZone: setup.timeZone ?? "UTC", ownerId }, author);
  });
  return { url: kernel.config.PUBLIC_URL, ...founded };
}

async function ownerOf(tx: Tx, { email: given, name, password }: Setup, passwordHash: string): Promise<string> {
  const email = given.trim().toLowerCase();
  const account = await findAccountByEmail(tx, email);
  if (!account) return (await insertAccount(tx, { name: name ?? email.split("@")[0]!, email, passwordHash }))!;
  if (account.passwordHash && (await verifyPassword({ hash: account.passwordHash, password }))) return account.userId;
  throw new Refusal("conflict", `${email} has an account already, and this is not its password.`, "password");
}

function alreadySetUp(): Refusal {
  return new Refusal("conflict", "This server is set up already. Sign in, or ask a member for an invitation.");
}
