import type { ChatMessage, ServerFrame } from "../../../server/src/channels/contract.ts";
import type { Chat } from "../chat/client.ts";
import { type ChatState, unreadOf } from "../chat/state.ts";
import type { Store } from "../chat/store.ts";
import { writeHint } from "../loader/options.ts";
import type { Texts } from "../texts/en.ts";
import { openTitleNotice, playNote } from "./attention.ts";
import type { PageEvents } from "./listeners.ts";
import type { Navigation } from "./navigation.ts";

interface Noticing {
  key: string;
  store: Store;
  chat: Chat;
  navigation: Navigation;
  texts(): Texts;
  isSoundOn(): boolean;
  tell(event: "message", detail: PageEvents["message"]): void;
  /** Somebody of the company has said something; `isSeen`: on the screen that the visitor looks at. */
  said(message: ChatMessage, isSeen: boolean): void;
}

/** Notices what is said: tells the page, and the visitor by sound and title where they cannot see it. */
export function noticeMessages(around: Noticing): void {
  const { key, store, chat, navigation, texts, isSoundOn, tell, said } = around;
  const noticeInTitle = openTitleNotice();

  function hear(frame: ServerFrame, before: ChatState): void {
    const message = saidBy(frame, before);
    if (!message) return;
    writeHint(key, { lastAt: Date.now() });
    const { direction, threadId, text, author } = message;
    tell("message", { direction, threadId, text, author: author.name });
    if (direction === "out" && message.state !== "read" && author.kind !== "system") notice(message);
  }

  function notice(message: ChatMessage): void {
    const screen = navigation.screen();
    const isShown = navigation.isOpen() && screen.kind === "conversation" && screen.threadId === message.threadId;
    said(message, isShown);
    if (isShown && !document.hidden) return;
    if (document.hidden && !chat.isFirstTab()) return;
    noticeInTitle(texts().newMessageTitle, unreadOf(chat.state()));
    // Several tabs hear the same message; the first that notes it sounds.
    if (!isSoundOn() || store.read("sounded") === message.messageId) return;
    store.write("sounded", message.messageId);
    playNote();
  }

  chat.listen(hear);
}

/** The message that a frame tells for the first time: a new one, or the visitor's own that the server has taken. */
function saidBy(frame: ServerFrame, before: ChatState): ChatMessage | undefined {
  if (frame.kind === "message") {
    const known = before.threads[frame.message.threadId]?.messages ?? [];
    return known.some(({ messageId }) => messageId === frame.message.messageId) ? undefined : frame.message;
  }
  if (frame.kind !== "ack") return undefined;
  const written = before.outgoing.find(({ clientId }) => clientId === frame.clientId);
  if (!written) return undefined;
  const { text, files } = written;
  const author = { kind: "customer" as const, name: "" };
  return { ...frame, direction: "in", author, text, files, state: "sent" };
}
