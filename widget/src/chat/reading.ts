import type { ChatMessage } from "../../../server/src/channels/contract.ts";
import type { ChatState, Thread } from "./state.ts";
import { changeThread } from "./threads.ts";

/** The newest message of the company that the visitor has not read, if there is one. */
export function newestUnread({ messages }: Thread): ChatMessage | undefined {
  const newest = messages.findLast(({ direction }) => direction === "out");
  return newest && newest.state !== "read" && newest.state !== "failed" ? newest : undefined;
}

/** The first message of the company that the visitor has not read: before it stands the line "New". */
export function firstUnread({ messages, unread }: Thread): ChatMessage | undefined {
  if (unread === 0) return undefined;
  return messages.filter(({ direction, author }) => direction === "out" && author.kind !== "system").at(-unread);
}

/** What is known once the visitor has read a thread up to its newest message. */
export function withRead(state: ChatState, threadId: string): ChatState {
  return changeThread(state, threadId, (thread) => ({
    ...thread,
    unread: 0,
    messages: thread.messages.map((message) => (message.direction === "out" ? asRead(message) : message)),
    last: thread.last?.direction === "out" ? asRead(thread.last) : thread.last,
  }));
}

function asRead(message: ChatMessage): ChatMessage {
  return message.state === "read" || message.state === "failed" ? message : { ...message, state: "read" };
}
