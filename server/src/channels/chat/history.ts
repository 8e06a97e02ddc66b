import * as z from "zod";
import type { Tx } from "../../kernel/database.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Place, readMessages, readMessagesById, readThreads } from "./history.sql.ts";
import type { ChatThread, MessagePage, ThreadPage } from "./protocol.ts";
import { type Showing, shownMessage } from "./show.ts";
import { audiencesOfThreads } from "./visitor.sql.ts";

const place = z.tuple([z.iso.datetime(), z.uuid()]);

export interface Page {
  before?: string | undefined;
  limit: number;
}

/** A page of an audience's threads, the newest first, each with its last message. */
export async function threadsOf(tx: Tx, audience: string, page: Page, showing: Showing): Promise<ThreadPage> {
  const { workspaceId } = showing;
  const rows = await readThreads(tx, workspaceId, audience, placeOf(page.before), page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const ids = shown.flatMap(({ lastMessageId }) => lastMessageId ?? []);
  const messages = ids.length > 0 ? await readMessagesById(tx, workspaceId, ids) : [];
  const lastOf = new Map(messages.map((row) => [row.messageId, shownMessage(row, showing)]));
  const threads: ChatThread[] = shown.map(({ threadId, begunAt, unread, lastMessageId }) => ({
    threadId,
    begunAt: begunAt.toISOString(),
    last: (lastMessageId && lastOf.get(lastMessageId)) || null,
    unread,
  }));
  const last = shown.at(-1);
  return { threads, next: rows.length > page.limit && last ? `${last.begunAt.toISOString()}~${last.threadId}` : null };
}

/** The newest page of a thread before a place, the oldest of it first. */
export async function messagesOf(
  tx: Tx,
  { threadId, audience }: { threadId: string; audience: string },
  page: Page,
  showing: Showing,
): Promise<MessagePage> {
  const { workspaceId } = showing;
  const [thread] = await audiencesOfThreads(tx, workspaceId, [threadId]);
  // Somebody else's thread looks like one that does not exist.
  if (thread?.audience !== audience) throw new Refusal("not_found", "There is no such chat.");
  const rows = await readMessages(tx, { workspaceId, threadId, audience }, placeOf(page.before), page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    messages: shown.map((row) => shownMessage(row, showing)).reverse(),
    next: rows.length > page.limit && last ? `${last.sentAt.toISOString()}~${last.messageId}` : null,
  };
}

function placeOf(before: string | undefined): Place | undefined {
  if (before === undefined) return undefined;
  const parsed = place.safeParse(before.split("~"));
  if (!parsed.success)
    throw new Refusal("bad_input", "This is no place in the list: use “next” of the page before.", "before");
  return { at: parsed.data[0], id: parsed.data[1] };
}
