import type { ChatAuthor, ChatFile, ChatMessage, Presence, Session } from "../../../server/src/channels/contract.ts";

/** What the visitor wrote and the server has not confirmed yet. */
export interface Outgoing {
  clientId: string;
  threadId: string;
  text: string;
  files: ChatFile[];
  page: string | null;
  writtenAt: number;
  /** The server refused it for good, for this reason. */
  failure?: { code: string; sentence: string };
}

export interface Thread {
  threadId: string;
  begunAt: string;
  /** The newest message, also while none is loaded. */
  last: ChatMessage | null;
  unread: number;
  /** In order of time; the loaded ones, without a gap up to the newest. */
  messages: ChatMessage[];
  /** Where the page of older ones begins; null: there are none; undefined: nothing has been loaded. */
  older: string | null | undefined;
  typing: ChatAuthor | null;
  presence: Presence | null;
}

/** What was heard about a message that is not loaded: it is told again when the message comes in a page. */
export type Rumour = Partial<Pick<ChatMessage, "state">> & { message?: ChatMessage; withdrawnAt?: string };

export interface Visitor {
  visitorId: string;
  standing: Session["standing"];
  answers: Record<string, string>;
}

/** Everything that is known of the visitor's chats. Plain data: it can be stored and restored. */
export interface ChatState {
  visitor: Visitor | null;
  cursor: string | null;
  threads: Record<string, Thread>;
  /** Where older threads begin; null: there are none. */
  olderThreads: string | null;
  rumours: Record<string, Rumour>;
  outgoing: Outgoing[];
  presence: Presence | null;
}

export const nothingKnown: ChatState = {
  visitor: null,
  cursor: null,
  threads: {},
  olderThreads: null,
  rumours: {},
  outgoing: [],
  presence: null,
};

/** Messages of the company that the visitor has not read, in all threads. */
export function unreadOf(state: ChatState): number {
  return Object.values(state.threads).reduce((sum, { unread }) => sum + unread, 0);
}

/** The threads that hold something, the one that spoke last first. */
export function recentThreads(state: ChatState): Thread[] {
  const at = ({ last, begunAt }: Thread) => last?.sentAt ?? begunAt;
  return Object.values(state.threads).sort((one, other) => (at(one) < at(other) ? 1 : -1));
}
