import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import type { File } from "./shapes.ts";

/** What else is known of a message. */
export interface MessageDetail {
  /** The state that its conversation goes to once it is sent. */
  stateAfter?: "open" | "pending" | "resolved";
  /** When it was written, if it goes out at a time that its writer chose: it then stands where it was sent. */
  composedAt?: string;
}

/** A message as it is stored. */
export interface MessageRow {
  workspaceId: string;
  messageId: string;
  /** Where it belongs, even while that conversation is merged into another. */
  conversationId: string;
  kind: "inbound" | "reply" | "note";
  channel: string;
  threadId: string | null;
  author: string;
  subjectId: string | null;
  bodyHtml: string;
  bodyText: string;
  files: File[];
  mentions: string[];
  writtenAt: Date;
  dueAt: Date | null;
  sentAt: Date | null;
  sideId: string | null;
  detail: MessageDetail;
  /** The order in which messages came to us. */
  seq: number;
}

/** Stores messages in the order given. */
export async function insertMessages(
  tx: Tx,
  workspaceId: string,
  rows: readonly Omit<MessageRow, "seq" | "workspaceId">[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into desk.message (workspace_id, message_id, conversation_id, kind, channel, thread_id, author, subject_id,
      body_html, body_text, files, mentions, written_at, due_at, sent_at, side_id, detail)
    select ${workspaceId}::uuid, "messageId", "conversationId", kind, channel, "threadId", author, "subjectId", "bodyHtml",
      "bodyText", files, mentions, "writtenAt", "dueAt", "sentAt", "sideId", detail
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ("messageId" uuid, "conversationId" uuid,
      kind text, channel text, "threadId" uuid, author text, "subjectId" uuid, "bodyHtml" text, "bodyText" text, files jsonb,
      mentions uuid[], "writtenAt" timestamptz, "dueAt" timestamptz, "sentAt" timestamptz, "sideId" uuid, detail jsonb))
      with ordinality
    order by ordinality`.execute(tx);
}

/** One message. */
export async function findMessage(tx: Tx, workspaceId: string, messageId: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select * from desk.message where workspace_id = ${workspaceId} and message_id = ${messageId}`.execute(tx);
  return rows[0];
}
