import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** Whom a conversation is with, and by which channel. */
export interface Party {
  subjectId: string;
  channel: string;
  number: number;
}

/** Whom a message came from or went to, by which channel, and how it begins. */
export interface Said {
  subjectId: string | null;
  channel: string;
  text: string;
}

/** Whom these conversations are with. */
export async function partiesOf(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<Map<string, Party>> {
  const { rows } = await sql<Party & { conversationId: string }>`
    select conversation_id, subject_id, channel, number from desk.conversation
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})`.execute(tx);
  return new Map(rows.map((row) => [row.conversationId, row]));
}

/** Whom these messages came from or went to, and the beginning of what they say. */
export async function textsOf(
  tx: Tx,
  workspaceId: string,
  messageIds: readonly string[],
  longest: number,
): Promise<Map<string, Said>> {
  const { rows } = await sql<Said & { messageId: string }>`
    select message_id, subject_id, channel, left(body_text, ${longest}) as text from desk.message
    where workspace_id = ${workspaceId} and message_id = any(${uuids(messageIds)})`.execute(tx);
  return new Map(rows.map((row) => [row.messageId, row]));
}
