import type { Tx } from "../kernel/database.ts";
import { newId } from "../kernel/id.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Deed } from "./change-conversation.ts";
import { type ConversationRow, insertConversations, takeNumbers, updateConversations } from "./conversation.sql.ts";
import { appendEvents, type ConversationKey } from "./event.ts";
import { lockStanding } from "./lock-conversation.ts";
import { readMessages } from "./message-list.sql.ts";
import { mergedSet } from "./root.sql.ts";
import { splitOff } from "./split.sql.ts";
import { stoodAnew } from "./standing.ts";

/** Moves messages into a conversation of their own. Merging that one back puts them where they were. */
export async function split(
  tx: Tx,
  at: ConversationKey,
  { messageIds, title }: { messageIds: readonly string[]; title: string },
  deed: Deed,
): Promise<ConversationRow> {
  const { workspaceId } = at;
  const from = await lockStanding(tx, at);
  const messages = await messagesToMove(tx, at, messageIds);

  const begun: ConversationRow = {
    ...from,
    conversationId: newId(deed.at),
    number: await takeNumbers(tx, workspaceId, 1),
    channel: messages[0]!.channel,
    title: title || from.title,
    tags: [],
    fields: {},
    // What was resolved stays so: merging it back must not open the other one.
    ...(from.state === "resolved" ? {} : { state: "open", stateSince: deed.at, snoozedUntil: null }),
    openedAt: messages[0]!.writtenAt,
    openedBy: deed.by,
    changedAt: deed.at,
  };
  await insertConversations(tx, workspaceId, [begun]);
  await splitOff(tx, workspaceId, messageIds, begun.conversationId);
  const stood = await stoodAnew(tx, workspaceId, [begun, { ...from, changedAt: deed.at }]);
  await updateConversations(tx, workspaceId, stood);
  await tellOfSplit(tx, from, stood[0]!, messageIds, deed);
  return stood[0]!;
}

async function messagesToMove(tx: Tx, { workspaceId, conversationId }: ConversationKey, messageIds: readonly string[]) {
  const together = new Set(await mergedSet(tx, workspaceId, conversationId));
  const messages = await readMessages(tx, workspaceId, messageIds);
  if (messages.length < new Set(messageIds).size || messages.some((message) => !together.has(message.conversationId)))
    throw new Refusal("not_found", "Not all of these messages are in this conversation.", "messageIds");
  return messages;
}

async function tellOfSplit(
  tx: Tx,
  from: ConversationRow,
  begun: ConversationRow,
  messageIds: readonly string[],
  { by, at, reason }: Deed,
): Promise<void> {
  const told = { author: by, at, reason };
  const { conversationId, channel, number } = begun;
  await appendEvents(tx, from.workspaceId, [
    { ...told, conversationId, kind: "opened", detail: { channel, splitFrom: from.conversationId } },
    { ...told, conversationId, kind: "split_from", detail: { from: from.conversationId, number: from.number } },
    {
      ...told,
      conversationId: from.conversationId,
      kind: "split_off",
      detail: { to: conversationId, number, messageIds },
    },
  ]);
}
