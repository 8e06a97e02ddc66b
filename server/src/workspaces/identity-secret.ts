import type { Tx } from "../kernel/database.ts";
import { randomToken } from "../kernel/secrets.ts";
import { announce } from "../kernel/wake.ts";
import { type Author, recordAudit } from "./audit.ts";
import { keysChanged } from "./key-ring.ts";
import { updateIdentitySecret } from "./workspace.sql.ts";

/** Replaces the secret of identity tokens; tokens made with the old one prove nothing from then on. */
export async function rotateIdentitySecret(tx: Tx, workspaceId: string, author: Author): Promise<string> {
  const secret = randomToken(32);
  await updateIdentitySecret(tx, workspaceId, secret);
  await recordAudit(tx, workspaceId, author, "identity_secret.rotated", "Identity secret");
  await announce(tx, keysChanged);
  return secret;
}
