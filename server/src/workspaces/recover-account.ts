import { hashPassword } from "better-auth/crypto";
import type { Kernel } from "../kernel/assemble.ts";
import { inSystem } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { endSessions, findAccountByEmail, removeSecondFactor, setPassword } from "./account.sql.ts";
import { recordAudit } from "./audit.ts";
import * as fields from "./fields.ts";
import { membershipsOf } from "./member.sql.ts";

/**
 * Lets somebody in again who lost their password or second factor: for the command line, whose user owns the server.
 * Sets a new password, removes the second factor and ends all sessions.
 */
export async function recoverAccount(kernel: Kernel, given: { email: string; password: string }): Promise<void> {
  const password = fields.password.safeParse(given.password);
  if (!password.success)
    throw new Refusal("bad_input", `The password ${password.error.issues[0]!.message}.`, "password");
  const passwordHash = await hashPassword(password.data);

  await inSystem(kernel.db, async (tx) => {
    const account = await findAccountByEmail(tx, given.email.trim().toLowerCase());
    if (!account) throw new Refusal("not_found", `${given.email} has no account here.`, "email");
    const { userId, email } = account;
    await setPassword(tx, userId, passwordHash);
    await removeSecondFactor(tx, userId);
    await endSessions(tx, userId);
    const author = { actor: "command line", ip: "", userAgent: "command line" };
    for (const { workspaceId } of await membershipsOf(tx, userId))
      await recordAudit(tx, workspaceId, author, "account.recovered", email, { userId });
  });
}
