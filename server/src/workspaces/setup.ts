import { hashPassword, verifyPassword } from "better-auth/crypto";
import type * as z from "zod";
import type { Kernel } from "../kernel/assemble.ts";
import { inSystem, type Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { findAccountByEmail, insertAccount, lockSetup, someAccountExists } from "./account.sql.ts";
import { createWorkspace, type Founded } from "./create-workspace.ts";
import { setup as setupFields } from "./fields.ts";

export type Setup = z.input<typeof setupFields>;
type UsableSetup = z.output<typeof setupFields>;

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
  given: Setup,
  options: SetupOptions = {},
): Promise<Founded & { url: string }> {
  const setup = usable(given);
  // Asked before the costly hash, since anybody may knock here; asked again below, under the lock.
  if (options.onlyFirst && !(await setupNeeded(kernel))) throw alreadySetUp();
  const passwordHash = await hashPassword(setup.password);
  const founded = await inSystem(kernel.db, async (tx) => {
    await lockSetup(tx);
    if (options.onlyFirst && (await someAccountExists(tx))) throw alreadySetUp();

    const ownerId = await ownerOf(tx, setup, passwordHash);
    const author = { actor: `member:${ownerId}`, ip: options.ip ?? "", userAgent: options.userAgent ?? "command line" };
    return createWorkspace(tx, { name: setup.workspaceName, timeZone: setup.timeZone, ownerId }, author);
  });
  return { url: kernel.config.PUBLIC_URL, ...founded };
}

function usable(given: Setup): UsableSetup {
  const parsed = setupFields.safeParse(given);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new Refusal("bad_input", `The ${String(path[0])} is not usable: it ${message}.`, String(path[0]));
}

async function ownerOf(tx: Tx, { email, name, password }: UsableSetup, passwordHash: string): Promise<string> {
  const account = await findAccountByEmail(tx, email);
  if (!account) return (await insertAccount(tx, { name: name ?? email.split("@")[0]!, email, passwordHash }))!;
  if (account.passwordHash && (await verifyPassword({ hash: account.passwordHash, password }))) return account.userId;
  throw new Refusal("conflict", `${email} has an account already, and this is not its password.`, "password");
}

function alreadySetUp(): Refusal {
  return new Refusal("conflict", "This server is set up already. Sign in, or ask a member for an invitation.");
}
