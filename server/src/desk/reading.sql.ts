import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** Moves on how far a member has read. Returns how far they had come, if that was less far. */
export async function moveReading(
  tx: Tx,
  { workspaceId, conversationId, memberId }: { workspaceId: string; conversationId: string; memberId: string },
  upto: number,
  readAt: Date,
): Promise<number | undefined> {
  const { rows } = await sql<{ before: number }>`
    with former as (
      select upto from desk.reading
      where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and member_id = ${memberId})
    insert into desk.reading as r (workspace_id, conversation_id, member_id, upto, read_at)
    values (${workspaceId}, ${conversationId}, ${memberId}, ${upto}, ${readAt})
    on conflict (workspace_id, conversation_id, member_id) do update set upto = excluded.upto, read_at = excluded.read_at
      where r.upto < excluded.upto
    returning coalesce((select upto from former), 0) as before`.execute(tx);
  return rows[0]?.before;
}

/** The latest message of the customer on each thread between two places in the order in which messages came. */
export async function latestInbound(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  { after, upto }: { after: number; upto: number },
): Promise<{ messageId: string; threadId: string }[]> {
  const { rows } = await sql<{ messageId: string; threadId: string }>`
    select distinct on (thread_id) message_id, thread_id from desk.message
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)}) and kind = 'inbound'
      and thread_id is not null and seq > ${after} and seq <= ${upto}
    order by thread_id, seq desc`.execute(tx);
  return rows;
}
