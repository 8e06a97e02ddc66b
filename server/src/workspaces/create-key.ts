import type { Caller } from "../kernel/access.ts";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { tokenHash } from "../kernel/secrets.ts";
import { announce } from "../kernel/wake.ts";
import { type Author, recordAudit } from "./audit.ts";
import { insertKey, type KeyRow } from "./key.sql.ts";
import { newKeyValue, prefixOf } from "./key.ts";
import { keysChanged } from "./key-ring.ts";
import type { Permission } from "./roles.ts";

export type NewKey =
  | { kind: "write"; name: string; source: "browser" | "server" }
  | { kind: "secret"; name: string; scopes: readonly Permission[] };

/** Makes a key and returns its value, this once; only a browser's write key is kept readable. */
export async function createKey(
  tx: Tx,
  workspaceId: string,
  key: NewKey,
  author: Author,
): Promise<KeyRow & { value: string }> {
  const value = newKeyValue(key.kind);
  const source = key.kind === "write" ? key.source : null;
  const row = await insertKey(tx, workspaceId, {
    name: key.name,
    kind: key.kind,
    source,
    prefix: prefixOf(value),
    hash: tokenHash(value),
    publicValue: source === "browser" ? value : null,
    scopes: key.kind === "secret" ? [...key.scopes] : [],
    createdBy: author.actor,
  });
  await recordAudit(tx, workspaceId, author, "key.created", row.name, {
    keyId: row.keyId,
    kind: row.kind,
    ...(source ? { source } : { scopes: row.scopes }),
  });
  // Somebody may have tried this value already, and that it was unknown may be remembered.
  await announce(tx, keysChanged);
  return { ...row, value };
}

/** Refuses a key that could do more than whoever makes it. */
export function refuseMoreThanOwn(caller: Caller, workspaceId: string, key: NewKey): void {
  const scopes = key.kind === "secret" ? key.scopes : (["timeline:collect"] as const);
  const more = scopes.find((scope) => !caller.allows(workspaceId, scope));
  if (more) throw new Refusal("forbidden", `You may not do “${more}” yourself, so no key of yours may.`, "scopes");
}
