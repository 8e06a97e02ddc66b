import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import { type Position, settledAfter } from "../kernel/follow.ts";
import { often } from "../kernel/often.ts";
import type { ChannelBody, ChannelFile, ChannelMessage, MessageRead } from "./message.ts";

/** Customers' messages of all workspaces after a position, in commit order. */
export async function readReceived(tx: Tx, from: Position, limit: number): Promise<MessageRead[]> {
  const { rows } = await sql<MessageRead>`${often}
    select m.*, m.xid::text as xid, c.kind as channel
    from channels.message m join channels.channel c using (workspace_id, channel_id)
    where ${settledAfter(from, "m")} and m.direction = 'in' order by m.xid, m.seq limit ${limit}`.execute(tx);
  return rows;
}

/** Writes a message that goes out. Returns false if it was written before. */
export async function insertMessage(
  tx: Tx,
  message: Omit<ChannelMessage, "inboundId" | "recordedAt">,
): Promise<boolean> {
  const { workspaceId, messageId, threadId, channelId, direction, subjectId, author, body, files, detail, sentAt } =
    message;
  const { numAffectedRows } = await sql`${often}
    insert into channels.message (workspace_id, message_id, thread_id, channel_id, direction, subject_id, author, body, files,
      detail, sent_at)
    values (${workspaceId}, ${messageId}, ${threadId}, ${channelId}, ${direction}, ${subjectId}, ${JSON.stringify(author)},
      ${JSON.stringify(body)}, ${JSON.stringify(files)}, ${JSON.stringify(detail)}, ${sentAt})
    on conflict (workspace_id, message_id) do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Changes what a message says now. Returns its thread; nothing if it never passed a channel or was withdrawn. */
export async function updateMessage(
  tx: Tx,
  { workspaceId, messageId }: { workspaceId: string; messageId: string },
  { body, files, detail }: { body: ChannelBody; files: readonly ChannelFile[]; detail: object },
): Promise<string | undefined> {
  const { rows } = await sql<{ threadId: string }>`
    update channels.message set body = ${JSON.stringify(body)}, files = ${JSON.stringify(files)},
      detail = detail || ${JSON.stringify(detail)}::jsonb
    where workspace_id = ${workspaceId} and message_id = ${messageId} and not detail ? 'withdrawnAt'
    returning thread_id`.execute(tx);
  return rows[0]?.threadId;
}
