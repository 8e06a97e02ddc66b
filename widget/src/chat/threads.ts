import type {
  ChatMessage,
  ChatThread,
  MessagePage,
  Session,
  ThreadPage,
} from "../../../server/src/channels/contract.ts";
import { furtherState, mergeMessage, withMessages } from "./messages.ts";
import { type ChatState, nothingKnown, type Thread } from "./state.ts";

/** A thread of which nothing is known but its name. */
export function newThread(threadId: string, begunAt: string): Thread {
  const nothing = { last: null, unread: 0, messages: [], older: undefined, typing: null, presence: null };
  return { threadId, begunAt, ...nothing };
}

/** Changes one thread; begins it where it is not known. */
export function changeThread(state: ChatState, threadId: string, change: (thread: Thread) => Thread): ChatState {
  const thread = state.threads[threadId] ?? newThread(threadId, new Date(0).toISOString());
  const changed = change(thread);
  return changed === thread ? state : { ...state, threads: { ...state.threads, [threadId]: changed } };
}

/**
 * Begins anew with what the server says about a visitor. Nothing but what waits to be sent is kept: the cursor belongs to the
 * threads that came with it, and counting on from an older one would count what is unread twice.
 */
export function withSession({ outgoing, presence }: ChatState, session: Session): ChatState {
  const { visitorId, standing, answers, threads, next, cursor } = session;
  const begun = { ...nothingKnown, outgoing, presence, cursor, visitor: { visitorId, standing, answers } };
  return { ...withThreads(begun, threads), olderThreads: next };
}

/** Adds a page of older threads. */
export function withThreadPage(state: ChatState, page: ThreadPage): ChatState {
  return { ...withThreads(state, page.threads), olderThreads: page.next };
}

function withThreads(state: ChatState, threads: readonly ChatThread[]): ChatState {
  return threads.reduce(
    (sum, { threadId, begunAt, last, unread }) =>
      changeThread(sum, threadId, (thread) => ({ ...thread, begunAt, unread, last: newer(thread.last, last) })),
    state,
  );
}

/** Adds a page of a thread's messages; `before` is what it was asked with, undefined for the newest page. */
export function withPage(state: ChatState, threadId: string, page: MessagePage, before?: string): ChatState {
  const messages = page.messages.map((message) => withRumour(state, message));
  const heard = new Set(messages.map(({ messageId }) => messageId));
  const rumours = Object.fromEntries(Object.entries(state.rumours).filter(([messageId]) => !heard.has(messageId)));
  return changeThread({ ...state, rumours }, threadId, (thread) => ({
    ...thread,
    messages: withMessages(thread.messages, messages),
    older: before === undefined && thread.older !== undefined ? thread.older : page.next,
    last: newer(thread.last, messages.at(-1) ?? null),
  }));
}

function withRumour({ rumours }: ChatState, message: ChatMessage): ChatMessage {
  const rumour = rumours[message.messageId];
  if (!rumour) return message;
  const told = rumour.message ? mergeMessage(message, rumour.message) : message;
  const state = furtherState(told.state, rumour.state ?? "sent");
  return rumour.withdrawnAt ? withdrawn({ ...told, state }, rumour.withdrawnAt) : { ...told, state };
}

/** A message as it stands once its author has taken it back. */
export function withdrawn({ html: _html, revisedAt: _revisedAt, ...message }: ChatMessage, at: string): ChatMessage {
  return { ...message, text: "", files: [], withdrawnAt: at };
}

/** The later of two messages; of the same one, what is true of both. */
export function newer(one: ChatMessage | null, other: ChatMessage | null): ChatMessage | null {
  if (!one || !other) return one ?? other;
  if (one.messageId === other.messageId) return mergeMessage(one, other);
  return other.sentAt >= one.sentAt ? other : one;
}
