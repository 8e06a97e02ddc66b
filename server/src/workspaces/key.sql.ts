import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import { nameOfActor } from "./actor.sql.ts";
import type { KeyKind } from "./key.ts";
import type { Permission } from "./roles.ts";

/** A key that is good for something, with what its holder's door needs to know of the workspace. */
export interface LiveKey {
  workspaceId: string;
  keyId: string;
  kind: KeyKind;
  source: "browser" | "server" | null;
  scopes: Permission[];
  subjectSalt: Buffer;
  identitySecret: string;
  trustsClaims: boolean;
  defaultCountry: string;
}

/** Finds a key that is not revoked by the hash of its value. */
export async function findLiveKey(tx: Tx, hash: Buffer): Promise<LiveKey | undefined> {
  const { rows } = await sql<LiveKey>`
    select k.workspace_id, k.key_id, k.kind, k.source, k.scopes,
      w.subject_salt, w.identity_secret, w.trusts_claims, w.default_country
    from workspaces.api_key k join workspaces.workspace w using (workspace_id)
    where k.hash = ${hash} and k.revoked_at is null`.execute(tx);
  return rows[0];
}

/** Notes that a key is in use, at most once a minute. */
export async function markKeyUsed(tx: Tx, { workspaceId, keyId }: LiveKey): Promise<void> {
  await sql`update workspaces.api_key set last_used_at = now()
    where workspace_id = ${workspaceId} and key_id = ${keyId}
      and (last_used_at is null or last_used_at < now() - interval '1 minute')`.execute(tx);
}

export interface KeyRow {
  keyId: string;
  name: string;
  kind: KeyKind;
  source: "browser" | "server" | null;
  prefix: string;
  publicValue: string | null;
  scopes: Permission[];
  createdBy: string;
  /** Whether a member made it, or another key; neither for the command line. */
  createdByKind: "member" | "key" | "other";
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const shown = sql`k.key_id, k.name, k.kind, k.source, k.prefix, k.public_value, k.scopes, k.created_at, k.last_used_at,
  k.revoked_at, ${nameOfActor("k.workspace_id", "k.created_by")} as created_by,
  case split_part(k.created_by, ':', 1) when 'member' then 'member' when 'key' then 'key' else 'other' end as created_by_kind`;

/** All keys of a workspace, the newest first, the revoked ones last. */
export async function listKeys(tx: Tx, workspaceId: string): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select ${shown} from workspaces.api_key k where k.workspace_id = ${workspaceId}
    order by k.revoked_at is not null, k.created_at desc, k.key_id`.execute(tx);
  return rows;
}

/** Stores a new key: its hash, never its value. */
export async function insertKey(
  tx: Tx,
  workspaceId: string,
  key: Pick<KeyRow, "name" | "kind" | "source" | "prefix" | "publicValue" | "scopes" | "createdBy"> & { hash: Buffer },
): Promise<KeyRow> {
  const { rows } = await sql<KeyRow>`
    with k as (
      insert into workspaces.api_key (workspace_id, name, kind, source, prefix, hash, public_value, scopes, created_by)
      values (${workspaceId}, ${key.name}, ${key.kind}, ${key.source}, ${key.prefix}, ${key.hash}, ${key.publicValue},
        ${key.scopes}, ${key.createdBy})
      returning *)
    select ${shown} from k`.execute(tx);
  return rows[0]!;
}

/** Records a key's revocation; undefined if there is no such key or it is revoked already. */
export async function revokeKeyRow(
  tx: Tx,
  workspaceId: string,
  keyId: string,
  by: string,
): Promise<{ name: string; prefix: string } | undefined> {
  const { rows } = await sql<{ name: string; prefix: string }>`
    update workspaces.api_key set revoked_at = now(), revoked_by = ${by}
    where workspace_id = ${workspaceId} and key_id = ${keyId} and revoked_at is null
    returning name, prefix`.execute(tx);
  return rows[0];
}

/** A browser write key of a workspace that is still good, the oldest; of the first workspace, if none is named. */
export async function findBrowserKey(tx: Tx, workspaceId: string | undefined): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    select public_value as value from workspaces.api_key k join workspaces.workspace w using (workspace_id)
    where public_value is not null and revoked_at is null and (${workspaceId ?? null}::uuid is null or workspace_id = ${workspaceId ?? null})
    order by w.created_at, k.created_at limit 1`.execute(tx);
  return rows[0]?.value;
}
