import { type MessageRead, messagesLedger, readReceived } from "../channels/public.ts";
import type { Tx } from "../kernel/database.ts";
import { follower } from "../kernel/follow.ts";
import { clearTimer } from "../kernel/timers.ts";
import { wakeTimer } from "./change-conversation.ts";
import { cleanHtml, htmlOf } from "./clean-html.ts";
import {
  type ConversationRow,
  insertConversations,
  lockConversations,
  takeNumbers,
  updateConversations,
} from "./conversation.sql.ts";
import { appendEvents } from "./event.ts";
import { insertLinks } from "./link.sql.ts";
import { insertMessages, messagesAmong } from "./message.sql.ts";
import { Reception } from "./reception-batch.ts";
import { readSettings } from "./setting.sql.ts";
import { assignThreads, type ThreadRow, threadsAmong } from "./thread.sql.ts";

/** Takes customers' messages from the channels into conversations, in the order in which they came. */
export const receivedFollower = follower<MessageRead>({
  name: "desk.received",
  ledger: messagesLedger,
  batchSize: 500,
  read: readReceived,
  apply: async (tx, messages) => {
    for (const [workspaceId, own] of Map.groupBy(messages, (message) => message.workspaceId))
      await receive(tx, workspaceId, own);
  },
});

/** Puts messages of customers into their conversations, opening, reopening and following up where needed; each once. */
export async function receive(tx: Tx, workspaceId: string, messages: readonly MessageRead[]): Promise<void> {
  const ids = messages.map(({ messageId }) => messageId);
  const stored = await messagesAmong(tx, workspaceId, ids);
  const fresh = messages.filter(({ messageId }) => !stored.has(messageId));
  if (fresh.length === 0) return;

  const { threads, conversations } = await lockThreads(tx, workspaceId, fresh);
  const reception = new Reception(threads, conversations, await readSettings(tx, workspaceId));
  for (const message of fresh) reception.take(message);
  await store(tx, workspaceId, reception, fresh);
}

/** The threads of these messages and the conversations where they are read today, which nobody changes meanwhile. */
async function lockThreads(
  tx: Tx,
  workspaceId: string,
  messages: readonly MessageRead[],
): Promise<{ threads: ThreadRow[]; conversations: ConversationRow[] }> {
  const threadIds = [...new Set(messages.map(({ threadId }) => threadId))];
  for (;;) {
    const threads = await threadsAmong(tx, workspaceId, threadIds);
    const roots = [...new Set(threads.map(({ rootId }) => rootId))];
    const conversations = roots.length > 0 ? await lockConversations(tx, workspaceId, roots) : [];
    // Merged between the two statements: look again, where they are read now.
    if (conversations.every(({ mergedInto }) => !mergedInto)) return { threads, conversations };
  }
}

async function store(
  tx: Tx,
  workspaceId: string,
  reception: Reception,
  messages: readonly MessageRead[],
): Promise<void> {
  const { begun, changed } = reception.conversations();
  if (begun.length > 0) {
    const first = await takeNumbers(tx, workspaceId, begun.length);
    await insertConversations(
      tx,
      workspaceId,
      begun.map((conversation, place) => ({ ...conversation, number: first + place })),
    );
  }
  await updateConversations(tx, workspaceId, changed);
  await assignThreads(tx, workspaceId, reception.moved);
  await insertLinks(tx, workspaceId, reception.links);
  await insertMessages(
    tx,
    workspaceId,
    messages.map((message) => ({
      messageId: message.messageId,
      conversationId: reception.homeOf(message.threadId),
      kind: "inbound" as const,
      channel: message.channel,
      threadId: message.threadId,
      author: `customer:${message.subjectId}`,
      subjectId: message.subjectId,
      bodyHtml: message.body.html ? cleanHtml(message.body.html) : htmlOf(message.body.text),
      bodyText: message.body.text,
      files: message.files.map((file) => ({ ...file, inline: file.inline ?? null })),
      mentions: [],
      writtenAt: message.sentAt,
      dueAt: null,
      sentAt: null,
      sideId: null,
      detail: {},
    })),
  );
  for (const key of reception.woken) await clearTimer(tx, { name: wakeTimer, workspaceId, key });
  await appendEvents(tx, workspaceId, reception.events);
}
