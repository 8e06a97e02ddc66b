import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

/** Stores a workspace's own limit of a kind of identifier. */
export async function upsertLimit(tx: Tx, workspaceId: string, kind: string, most: number): Promise<void> {
  await sql`
    insert into people.identifier_limit (workspace_id, kind, most) values (${workspaceId}, ${kind}, ${most})
    on conflict (workspace_id, kind) do update set most = excluded.most`.execute(tx);
}

/** Forgets a workspace's own limit, so that the usual one holds. */
export async function deleteLimit(tx: Tx, workspaceId: string, kind: string): Promise<void> {
  await sql`delete from people.identifier_limit where workspace_id = ${workspaceId} and kind = ${kind}`.execute(tx);
}
