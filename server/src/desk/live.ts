import * as z from "zod";
import type { Tx } from "../kernel/database.ts";
import { isAfter, type Position, settledUntil } from "../kernel/follow.ts";
import { type LivePage, liveTopic, momentTopic } from "../kernel/live.ts";
import type { TailPage, TailRow } from "../kernel/tail.ts";
import { authorsOf } from "./authors.ts";
import { eventsLedger } from "./event.ts";
import { type EventRead, readEvents } from "./happening.sql.ts";
import { readConversations } from "./list.sql.ts";
import { readMessages } from "./message-list.sql.ts";
import { shownHappening } from "./read-conversation.ts";
import { attend } from "./routing/live.ts";
import type { Conversation, Happening, Message } from "./shapes.ts";
import { shownRow } from "./show-conversation.ts";
import { shownMessage } from "./show-message.ts";
import { viewersOf } from "./viewers.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const ofConversation = inWorkspace.extend({ conversationId: z.uuid() });

/** What the topic of a conversation tells: what happened, with the message that it is about, and how things stand now. */
export interface ConversationEvent {
  happening: Happening;
  /** Null if it is about none, or about one that was taken back since. */
  message: Message | null;
  conversation: Conversation;
}

/** What the topic of the inbox tells: how a conversation stands now; one that was merged stands in no list any more. */
export interface InboxEvent {
  conversation: Conversation;
}

/** What happens to one conversation. */
export const conversationTopic = liveTopic({
  name: "desk.conversation",
  access: "desk:see",
  ledger: eventsLedger,
  params: ofConversation,
  end: settledUntil,
  read: (tx, only, after, limit) => readOn(tx, only, after, limit, shownEvents),
  shared: {
    key: ({ conversationId }) => conversationId,
    read: (tx, after, limit, isHeard) =>
      readHeard(tx, after, limit, (event) => isHeard(event.workspaceId, event.conversationId), shownEvents),
  },
});

/** How the conversations of a workspace change, at most four times a second. */
export const inboxTopic = liveTopic({
  name: "desk.inbox",
  access: "desk:see",
  ledger: eventsLedger,
  params: inWorkspace,
  end: settledUntil,
  everyMilliseconds: 250,
  attend,
  about: ({ conversation }: InboxEvent) => conversation.conversationId,
  read: (tx, only, after, limit) => readOn(tx, only, after, limit, shownRows),
  shared: {
    key: () => "",
    read: (tx, after, limit, isHeard) =>
      readHeard(tx, after, limit, (event) => isHeard(event.workspaceId, ""), shownRows),
  },
});

/** Who views and types in a conversation at the moment, customer and colleagues. */
export const presenceTopic = momentTopic({
  name: "desk.presence",
  access: "desk:see",
  params: ofConversation,
  watch: (kernel, at, tell) => {
    const viewers = viewersOf(kernel);
    const show = () => tell(viewers.present(at));
    show();
    return viewers.on(at, show);
  },
});

async function readOn(
  tx: Tx,
  only: { workspaceId: string; conversationId?: string },
  after: Position,
  limit: number,
  show: (tx: Tx, events: EventRead[]) => Promise<TailRow[]>,
): Promise<LivePage> {
  const until = await settledUntil(tx);
  const events = await readEvents(tx, after, limit, only);
  const last = events.length === limit ? events.at(-1) : undefined;
  const reached = last ?? (isAfter(until, after) ? until : after);
  return { events: await show(tx, events), more: last !== undefined, reached: { xid: reached.xid, seq: reached.seq } };
}

/** The events of all workspaces, those shown that somebody listens to. */
async function readHeard(
  tx: Tx,
  after: Position,
  limit: number,
  isHeard: (event: EventRead) => boolean,
  show: (tx: Tx, events: EventRead[]) => Promise<TailRow[]>,
): Promise<TailPage> {
  const events = await readEvents(tx, after, limit);
  const { xid, seq } = events.at(-1) ?? after;
  return { rows: await show(tx, events.filter(isHeard)), reached: { xid, seq }, more: events.length === limit };
}

async function shownEvents(tx: Tx, events: EventRead[]): Promise<TailRow[]> {
  const shown: TailRow[] = [];
  for (const [workspaceId, own] of Map.groupBy(events, (event) => event.workspaceId))
    shown.push(...(await withMessages(tx, workspaceId, own)));
  return shown.sort((one, other) => (isAfter(one.position, other.position) ? 1 : -1));
}

async function withMessages(tx: Tx, workspaceId: string, events: EventRead[]): Promise<TailRow[]> {
  const conversations = await conversationsOf(tx, workspaceId, events);
  const rows = await readMessages(tx, workspaceId, [...new Set(events.flatMap(messageOf))]);
  const messages = new Map(rows.map((row) => [row.messageId, row]));
  const said = [...events, ...rows].map(({ author }) => author);
  const authorOf = await authorsOf(tx, workspaceId, said);
  return events.flatMap((event) => {
    const conversation = conversations.get(event.conversationId);
    if (!conversation) return [];
    const message = messages.get(messageOf(event)[0] ?? "");
    const data: ConversationEvent = {
      happening: shownHappening(event, authorOf),
      message: message ? shownMessage(message, authorOf) : null,
      conversation,
    };
    return [row(event, event.conversationId, data)];
  });
}

async function shownRows(tx: Tx, events: EventRead[]): Promise<TailRow[]> {
  const shown: TailRow[] = [];
  for (const [workspaceId, own] of Map.groupBy(events, (event) => event.workspaceId)) {
    const conversations = await conversationsOf(tx, workspaceId, own);
    for (const event of own) {
      const conversation = conversations.get(event.conversationId);
      if (conversation) shown.push(row(event, "", { conversation } satisfies InboxEvent));
    }
  }
  return shown.sort((one, other) => (isAfter(one.position, other.position) ? 1 : -1));
}

async function conversationsOf(tx: Tx, workspaceId: string, events: EventRead[]): Promise<Map<string, Conversation>> {
  const ids = [...new Set(events.map(({ conversationId }) => conversationId))];
  const rows = await readConversations(tx, workspaceId, ids);
  return new Map(rows.map((one) => [one.conversationId, shownRow(one)]));
}

function messageOf({ detail: { messageId } }: EventRead): string[] {
  return typeof messageId === "string" ? [messageId] : [];
}

function row({ workspaceId, xid, seq }: EventRead, key: string, data: object): TailRow {
  return { workspaceId, key, position: { xid, seq }, data };
}
