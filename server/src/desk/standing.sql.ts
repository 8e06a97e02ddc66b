import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** What the messages of a conversation, and of all that were merged into it, amount to. */
export interface MessageStanding {
  conversationId: string;
  lastAt: Date | null;
  lastAuthor: string | null;
  lastText: string | null;
  lastFiles: { name: string }[] | null;
  firstRepliedAt: Date | null;
}

/** What the messages of these conversations amount to; notes, and replies that have not gone out, count for nothing. */
export async function messageStandings(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<MessageStanding[]> {
  const { rows } = await sql<MessageStanding>`
    select c.conversation_id, last.at as last_at, last.author as last_author, last.text as last_text,
      last.files as last_files, replied.at as first_replied_at
    from unnest(${uuids(conversationIds)}) as c(conversation_id)
    left join lateral (
      select coalesce(m.sent_at, m.written_at) as at, m.author, left(m.body_text, 1000) as text, m.files
      from desk.merged_set(${workspaceId}, c.conversation_id) s
      join desk.message m on m.workspace_id = ${workspaceId} and m.conversation_id = s.conversation_id
      where m.kind = 'inbound' or (m.kind = 'reply' and m.sent_at is not null)
      order by 1 desc, m.seq desc limit 1) last on true
    left join lateral (
      select min(m.sent_at) as at from desk.merged_set(${workspaceId}, c.conversation_id) s
      join desk.message m on m.workspace_id = ${workspaceId} and m.conversation_id = s.conversation_id
      where m.kind = 'reply' and (m.author like 'member:%' or m.author like 'key:%')) replied on true`.execute(tx);
  return rows;
}
