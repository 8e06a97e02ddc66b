import { markSeen } from "../channels/public.ts";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { MessageKey } from "./change-message.ts";
import { appendEvent } from "./event.ts";
import { findMessage } from "./message.sql.ts";
import { latestInbound, moveReading } from "./reading.sql.ts";
import { mergedSet, rootOf } from "./root.sql.ts";

/** A member has seen the conversation up to a message: the customer is told, once for what they wrote. */
export async function markRead(tx: Tx, key: MessageKey, memberId: string, at: Date): Promise<void> {
  const { workspaceId, messageId } = key;
  const root = await rootOf(tx, workspaceId, key.conversationId);
  const together = root ? await mergedSet(tx, workspaceId, root) : [];
  const message = await findMessage(tx, workspaceId, messageId);
  if (!root || !message || !together.includes(message.conversationId))
    throw new Refusal("not_found", "There is no such message in this conversation.");
  const after = await moveReading(tx, { workspaceId, conversationId: root, memberId }, message.seq, at);
  if (after === undefined) return;
  const seen = await latestInbound(tx, workspaceId, together, { after, upto: message.seq });
  for (const { threadId, messageId: upTo } of seen) {
    await markSeen(tx, { workspaceId, threadId, upTo }, at);
    const event = { kind: "seen_by_member", author: `member:${memberId}`, at, detail: { messageId: upTo } };
    await appendEvent(tx, { workspaceId, conversationId: root }, event);
  }
}
