import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { authorsOf } from "./authors.ts";
import { readMessages, type ShownRow } from "./message-list.sql.ts";
import type { Author, Message } from "./shapes.ts";

/** Messages as screens show them. */
export async function shownMessages(tx: Tx, workspaceId: string, rows: readonly ShownRow[]): Promise<Message[]> {
  const authorOf = await authorsOf(
    tx,
    workspaceId,
    rows.map(({ author }) => author),
  );
  return rows.map((row) => shownMessage(row, authorOf));
}

/** One message as screens show it. */
export async function oneMessage(tx: Tx, workspaceId: string, messageId: string): Promise<Message> {
  const [shown] = await shownMessages(tx, workspaceId, await readMessages(tx, workspaceId, [messageId]));
  if (!shown) throw new Refusal("not_found", "There is no such message.");
  return shown;
}

/** A message as screens show it; what a deleted one said is left to its history. */
export function shownMessage(row: ShownRow, authorOf: (author: string) => Author): Message {
  const isDeleted = row.deletedAt !== null;
  return {
    messageId: row.messageId,
    conversationId: row.conversationId,
    kind: row.kind,
    channel: row.channel,
    author: authorOf(row.author),
    bodyHtml: isDeleted ? "" : row.bodyHtml,
    bodyText: isDeleted ? "" : row.bodyText,
    files: isDeleted ? [] : row.files,
    mentions: row.mentions,
    writtenAt: row.writtenAt,
    dueAt: row.dueAt,
    sentAt: row.sentAt,
    delivery: row.deliveryState
      ? { state: row.deliveryState, at: row.deliveryAt!, reason: row.deliveryReason ?? "" }
      : null,
    editedAt: row.editedAt,
    deletedAt: row.deletedAt,
    sideId: row.sideId,
    threadId: row.threadId,
  };
}
