import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

/** The workspaces whose people were last reviewed with claims trusted. */
export async function trustedAmong(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ workspaceId: string }>`
    select workspace_id from people.claims_trusted where trusted`.execute(tx);
  return new Set(rows.map((row) => row.workspaceId));
}

/** Records with which trust a workspace's people are being reviewed. */
export async function upsertTrusted(tx: Tx, workspaceId: string, trusted: boolean): Promise<void> {
  await sql`
    insert into people.claims_trusted (workspace_id, trusted) values (${workspaceId}, ${trusted})
    on conflict (workspace_id) do update set trusted = excluded.trusted`.execute(tx);
}
