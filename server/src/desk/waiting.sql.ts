import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/**
 * Since when the customers of these conversations wait: the first message of theirs that came after the last reply that a
 * member wrote and that has gone out. Absent for those who wait for nothing.
 */
export async function waitingOf(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<Map<string, Date>> {
  const { rows } = await sql<{ conversationId: string; since: Date | null }>`
    select c.conversation_id, (
      select min(m.written_at) from desk.message m join desk.merged_set(${workspaceId}, c.conversation_id) s
        on m.workspace_id = ${workspaceId} and m.conversation_id = s.conversation_id
      where m.kind = 'inbound' and m.seq > coalesce((
        select max(r.seq) from desk.message r join desk.merged_set(${workspaceId}, c.conversation_id) s
          on r.workspace_id = ${workspaceId} and r.conversation_id = s.conversation_id
        where r.kind = 'reply' and r.sent_at is not null and (r.author like 'member:%' or r.author like 'key:%')), 0)) as since
    from unnest(${uuids(conversationIds)}) as c(conversation_id)`.execute(tx);
  return new Map(rows.flatMap(({ conversationId, since }) => (since ? [[conversationId, since]] : [])));
}
