import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { announce } from "../kernel/wake.ts";
import { type Author, recordAudit } from "./audit.ts";
import { revokeKeyRow } from "./key.sql.ts";
import { keysChanged } from "./key-ring.ts";

/** Revokes a key for good: every server stops taking it at once. */
export async function revokeKey(tx: Tx, workspaceId: string, keyId: string, author: Author): Promise<void> {
  const revoked = await revokeKeyRow(tx, workspaceId, keyId, author.actor);
  if (!revoked) throw new Refusal("not_found", "There is no such key, or it is revoked already.");

  await recordAudit(tx, workspaceId, author, "key.revoked", revoked.name, { keyId, prefix: revoked.prefix });
  await announce(tx, keysChanged);
}
