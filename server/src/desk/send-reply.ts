import { send, threadOf } from "../channels/public.ts";
import type { Kernel } from "../kernel/assemble.ts";
import type { Tx } from "../kernel/database.ts";
import type { Timer } from "../kernel/timers.ts";
import { authorsOf } from "./authors.ts";
import { applyChanges } from "./change-conversation.ts";
import { type ConversationRow, updateConversations } from "./conversation.sql.ts";
import { recordFates } from "./delivery.ts";
import { appendEvent } from "./event.ts";
import { lockRoot } from "./lock-conversation.ts";
import { findMessage, type MessageRow } from "./message.sql.ts";
import { mergedSet } from "./root.sql.ts";
import { answeredSince, isDeleted, markSent } from "./sending.sql.ts";
import { sideOf, stoodAnew } from "./standing.ts";
import { sendTimer } from "./write-message.ts";

/** Sends replies when their time has come. */
export function sendingTimer({ clock }: Kernel): Timer {
  return { name: sendTimer, ring: (tx, { workspaceId, key }) => sendReply(tx, workspaceId, key, clock.now()) };
}

/** Sends a reply that was written, unless it was taken back or has gone out already. */
export async function sendReply(tx: Tx, workspaceId: string, messageId: string, at: Date): Promise<void> {
  const written = await findMessage(tx, workspaceId, messageId);
  if (written?.kind !== "reply") return;
  const root = await lockRoot(tx, { workspaceId, conversationId: written.conversationId });
  // Taken back, edited or sent by another server before the lock was ours.
  const message = await findMessage(tx, workspaceId, messageId);
  if (!message || message.sentAt || (await isDeleted(tx, workspaceId, messageId))) return;
  if (!(await threadOf(tx, workspaceId, message.threadId!))) {
    const reason = "There is no way to the customer any more.";
    return recordFates(tx, workspaceId, [{ messageId, state: "failed", at, reason }]);
  }
  await goOut(tx, root, message, at);
}

async function goOut(tx: Tx, root: ConversationRow, message: MessageRow, at: Date): Promise<void> {
  const { workspaceId, messageId, author, detail } = message;
  await markSent(tx, workspaceId, messageId, at);
  await handOver(tx, message, at);
  const [stood] = await stoodAnew(tx, workspaceId, [{ ...root, changedAt: at }]);
  await updateConversations(tx, workspaceId, [stood!]);
  await appendEvent(tx, root, { kind: "reply_sent", author, at, detail: { messageId } });
  const together = await mergedSet(tx, workspaceId, root.conversationId);
  if (!detail.stateAfter || (await answeredSince(tx, workspaceId, together, message.seq))) return;
  await applyChanges(tx, root, [{ kind: "state", to: detail.stateAfter }], { by: author, at, reason: "" });
}

/** Gives a message to its channel; giving it twice sends it once. */
export async function handOver(tx: Tx, message: MessageRow, sentAt: Date): Promise<void> {
  const { workspaceId, messageId, threadId, author, bodyHtml, bodyText, files } = message;
  const authorOf = await authorsOf(tx, workspaceId, [author]);
  await send(tx, {
    ...{ workspaceId, messageId, threadId: threadId!, files, sentAt },
    author: { kind: sideOf(author), name: authorOf(author).name },
    body: { text: bodyText, html: bodyHtml },
  });
}
