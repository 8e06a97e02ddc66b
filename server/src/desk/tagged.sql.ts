import { sql } from "kysely";
import { texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** Which tags a conversation gained and lost. */
export interface Tagging {
  conversationId: string;
  added: readonly string[];
  removed: readonly string[];
}

/** Keeps the lists by tag up with what conversations bear. */
export async function storeTags(tx: Tx, workspaceId: string, taggings: readonly Tagging[]): Promise<void> {
  const added = taggings.flatMap(({ conversationId, added: tags }) => tags.map((tag) => ({ conversationId, tag })));
  const removed = taggings.flatMap(({ conversationId, removed: tags }) => tags.map((tag) => ({ conversationId, tag })));
  if (removed.length > 0) {
    await sql`
      delete from desk.tagged t using unnest(${texts(removed.map((row) => row.tag))},
        ${uuids(removed.map((row) => row.conversationId))}) as r(tag, conversation_id)
      where t.workspace_id = ${workspaceId} and t.tag = r.tag and t.conversation_id = r.conversation_id`.execute(tx);
  }
  if (added.length > 0) {
    await sql`
      insert into desk.tagged (workspace_id, tag, conversation_id)
      select ${workspaceId}::uuid, tag, conversation_id from unnest(${texts(added.map((row) => row.tag))},
        ${uuids(added.map((row) => row.conversationId))}) as r(tag, conversation_id)
      on conflict do nothing`.execute(tx);
  }
}

/** Whether no more than `most` conversations bear one of these tags. */
export async function areRare(tx: Tx, workspaceId: string, tags: readonly string[], most: number): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from desk.tagged where workspace_id = ${workspaceId} and tag = any(${texts(tags)}) limit ${most + 1}) borne
    `.execute(tx);
  return rows[0]!.count <= most;
}
