import * as z from "zod";
import type { Tx } from "../kernel/database.ts";
import { cursorOf, settledUntil } from "../kernel/follow.ts";
import { Refusal } from "../kernel/refusal.ts";
import { authorsOf } from "./authors.ts";
import type { EventRow } from "./event.sql.ts";
import type { ConversationKey } from "./event.ts";
import { happenings } from "./happening.sql.ts";
import { linkedTo } from "./link.sql.ts";
import { mergesInto } from "./merge.sql.ts";
import { latestMessages, type MessagePlace } from "./message-list.sql.ts";
import { followersOf } from "./relation.sql.ts";
import { mergedSet } from "./root.sql.ts";
import type { Author, Happening, Message } from "./shapes.ts";
import { shownConversation } from "./show-conversation.ts";
import { shownMessages } from "./show-message.ts";
import { threadsOf } from "./thread.sql.ts";

const messagesShown = 50;
const happeningsShown = 500;

/** A conversation with its latest messages, what happened to it, and the cursor from which the live topic goes on. */
export async function readConversation(tx: Tx, at: ConversationKey) {
  const { workspaceId, conversationId } = at;
  const cursor = cursorOf(await settledUntil(tx));
  const conversation = await shownConversation(tx, at);
  const together = await mergedSet(tx, workspaceId, conversationId);
  const page = await messagePage(tx, workspaceId, together, null, messagesShown);
  const threads = await threadsOf(tx, workspaceId, together);
  return {
    conversation,
    messages: page.messages.toReversed(),
    before: page.before,
    happenings: await shownHappenings(tx, workspaceId, await happenings(tx, workspaceId, together, happeningsShown)),
    followers: await followersOf(tx, workspaceId, together),
    linked: await linkedTo(tx, workspaceId, together),
    threads: threads.map(({ threadId, channel }) => ({ threadId, channel })),
    merged: await mergedIn(tx, at),
    cursor,
  };
}

/** A page of older messages, the newest of them first. */
export async function olderMessages(
  tx: Tx,
  { workspaceId, conversationId }: ConversationKey,
  before: string | undefined,
  limit: number,
) {
  const together = await mergedSet(tx, workspaceId, conversationId);
  return messagePage(tx, workspaceId, together, before ? placeOf(before) : null, limit);
}

async function messagePage(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  before: MessagePlace | null,
  limit: number,
): Promise<{ messages: Message[]; before: string | null }> {
  const rows = await latestMessages(tx, workspaceId, conversationIds, before, limit + 1);
  const messages = await shownMessages(tx, workspaceId, rows.slice(0, limit));
  return { messages, before: rows.length > limit ? tokenOf(messages.at(-1)!) : null };
}

async function mergedIn(tx: Tx, { workspaceId, conversationId }: ConversationKey) {
  const rows = await mergesInto(tx, workspaceId, conversationId);
  const authorOf = await authorsOf(
    tx,
    workspaceId,
    rows.map(({ mergedBy }) => mergedBy),
  );
  return rows.map((row) => ({ ...row, mergedBy: authorOf(row.mergedBy) }));
}

/** Events as screens show them. */
export async function shownHappenings(tx: Tx, workspaceId: string, rows: readonly EventRow[]): Promise<Happening[]> {
  const authorOf = await authorsOf(
    tx,
    workspaceId,
    rows.map(({ author }) => author),
  );
  return rows.map((row) => shownHappening(row, authorOf));
}

/** An event as screens show it. */
export function shownHappening(
  { eventId, conversationId, kind, author, at, reason, detail }: EventRow,
  authorOf: (author: string) => Author,
): Happening {
  return { eventId, conversationId, kind, author: authorOf(author), at, reason, detail };
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

function placeOf(token: string): MessagePlace {
  const parsed = place.safeParse(token.split("~"));
  if (!parsed.success)
    throw new Refusal("bad_input", "This is no place in a conversation: use “before” of the page before.", "before");
  return { writtenAt: parsed.data[0], messageId: parsed.data[1] };
}

function tokenOf({ writtenAt, messageId }: Message): string {
  return `${writtenAt.toISOString()}~${messageId}`;
}
