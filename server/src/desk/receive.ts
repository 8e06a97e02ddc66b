import { type MessageRead, messagesLedger, readReceived } from "../channels/public.ts";
import type { Tx } from "../kernel/database.ts";
import { follower } from "../kernel/follow.ts";
import { clearTimer } from "../kernel/timers.ts";
import { wakeTimer } from "./change-conversation.ts";
import { cleanHtml, htmlOf } from "./clean-html.ts";
import { insertConversations, takeNumbers, updateConversations } from "./conversation.sql.ts";
import { appendEvents } from "./event.ts";
import { insertLinks } from "./link.sql.ts";
import { insertMessages } from "./message.sql.ts";
import { Reception } from "./reception-batch.ts";
import { defaultSettings, readSettings } from "./setting.sql.ts";
import { type Arrival, assignThreads, lockArrival } from "./thread.sql.ts";
import type { Parties } from "./touchpoints.ts";

/** Takes customers' messages from the channels into conversations, in the order in which they came. */
export const receivedFollower = follower<MessageRead>({
  name: "desk.received",
  ledger: messagesLedger,
  batchSize: 500,
  secondLookMilliseconds: 2,
  read: readReceived,
  apply: async (tx, messages) => {
    for (const [workspaceId, own] of Map.groupBy(messages, (message) => message.workspaceId))
      await receive(tx, workspaceId, own);
  },
});

/** Puts messages of customers into their conversations, opening, reopening and following up where needed; each once. */
export async function receive(tx: Tx, workspaceId: string, messages: readonly MessageRead[]): Promise<void> {
  const { threads, conversations, stored } = await lockThreads(tx, workspaceId, messages);
  const fresh = messages.filter(({ messageId }) => !stored.has(messageId));
  if (fresh.length === 0) return;

  // Only what was resolved is asked how long it may be opened again.
  const isAsked = conversations.some(({ resolvedAt }) => resolvedAt);
  const settings = isAsked ? await readSettings(tx, workspaceId) : defaultSettings;
  const reception = new Reception(threads, conversations, settings);
  for (const message of fresh) reception.take(message);
  await store(tx, workspaceId, reception, fresh);
}

/** The threads of these messages and the conversations where they are read today, which nobody changes meanwhile. */
async function lockThreads(tx: Tx, workspaceId: string, messages: readonly MessageRead[]): Promise<Arrival> {
  const threadIds = [...new Set(messages.map(({ threadId }) => threadId))];
  const messageIds = messages.map(({ messageId }) => messageId);
  for (;;) {
    const arrival = await lockArrival(tx, workspaceId, threadIds, messageIds);
    // Merged while we waited for the lock: look again, where they are read now.
    if (arrival.conversations.every(({ mergedInto }) => !mergedInto)) return arrival;
  }
}

async function store(
  tx: Tx,
  workspaceId: string,
  reception: Reception,
  messages: readonly MessageRead[],
): Promise<void> {
  if (reception.begun > 0) reception.number(await takeNumbers(tx, workspaceId, reception.begun));
  const { begun, changed } = reception.conversations();
  await insertConversations(tx, workspaceId, begun);
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
  await appendEvents(tx, workspaceId, reception.events, partiesIn(reception, messages));
}

/** What touchpoints say, known here without a look. */
function partiesIn(reception: Reception, messages: readonly MessageRead[]): Parties {
  return {
    conversations: reception.standing(),
    messages: new Map(
      messages.map(({ messageId, subjectId, channel, body }) => [messageId, { subjectId, channel, text: body.text }]),
    ),
  };
}
