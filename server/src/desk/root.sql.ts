import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

/** A conversation and all that were merged into it: what is read as one. */
export async function mergedSet(tx: Tx, workspaceId: string, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select conversation_id from desk.merged_set(${workspaceId}, ${conversationId})`.execute(tx);
  return rows.map((row) => row.conversationId);
}

/** Where a conversation is read today; undefined if it does not exist. */
export async function rootOf(tx: Tx, workspaceId: string, conversationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ root: string | null }>`
    select desk.root_of(${workspaceId}, ${conversationId}) as root`.execute(tx);
  return rows[0]?.root ?? undefined;
}
