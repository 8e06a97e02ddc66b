import type { ChatMessage, Presence, ServerFrame } from "../../../server/src/channels/contract.ts";
import { furtherState, withMessages } from "./messages.ts";
import type { ChatState, Rumour, Thread } from "./state.ts";
import { changeThread, newer, withdrawn } from "./threads.ts";

type Heard<Kind extends ServerFrame["kind"]> = Extract<ServerFrame, { kind: Kind }>;

/** What is known after a frame. Hearing a frame again changes nothing, so a reconnect may repeat what it likes. */
export function hear(state: ChatState, frame: ServerFrame): ChatState {
  const next = hearKind(state, frame);
  if (!("cursor" in frame)) return next;
  // What came before the welcome's cursor may still be on its way.
  if (frame.kind === "welcome" && next.cursor !== null) return next;
  return { ...next, cursor: frame.cursor };
}

function hearKind(state: ChatState, frame: ServerFrame): ChatState {
  switch (frame.kind) {
    case "welcome":
      return state.visitor ? { ...state, visitor: { ...state.visitor, standing: frame.standing } } : state;
    case "message":
      return hearMessage(state, frame.message);
    case "ack":
      return hearAck(state, frame);
    case "refused":
      return hearRefusal(state, frame);
    case "delivery":
      return hearDelivery(state, frame);
    case "revised":
      return hearChange(state, frame.message, { message: frame.message });
    case "withdrawn":
      return hearWithdrawal(state, frame);
    case "typing":
      return changeThread(state, frame.threadId, (thread) => ({
        ...thread,
        typing: frame.typing ? frame.author : null,
      }));
    case "presence":
      return hearPresence(state, frame);
    default:
      return state;
  }
}

function hearMessage(state: ChatState, message: ChatMessage): ChatState {
  const outgoing = state.outgoing.filter(({ clientId }) => clientId !== message.clientId);
  const isOut = message.direction === "out";
  return changeThread({ ...state, outgoing }, message.threadId, (thread) => {
    const isNew = !holds(thread, message.messageId);
    const counts = isNew && isOut && message.author.kind !== "system" && message.state !== "read";
    return {
      ...thread,
      begunAt: thread.begunAt < "1971" ? message.sentAt : thread.begunAt,
      messages: withMessages(thread.messages, [message]),
      last: newer(thread.last, message),
      unread: thread.unread + (counts ? 1 : 0),
      typing: isOut && thread.typing?.name === message.author.name ? null : thread.typing,
    };
  });
}

function holds({ messages, last }: Thread, messageId: string): boolean {
  return last?.messageId === messageId || messages.some((message) => message.messageId === messageId);
}

/** The server has it: what waited becomes a message, in the place that the server's clock gives to it. */
function hearAck(state: ChatState, { clientId, messageId, threadId, sentAt }: Heard<"ack">): ChatState {
  const written = state.outgoing.find((each) => each.clientId === clientId);
  if (!written) return state;
  const author = { kind: "customer" as const, name: "" };
  const { text, files } = written;
  const ids = { messageId, threadId, clientId };
  return hearMessage(state, { ...ids, direction: "in", author, text, files, sentAt, state: "sent" });
}

// What may succeed later stays as it is: the outbox sends it again.
function hearRefusal(state: ChatState, { clientId, code, sentence, againInSeconds }: Heard<"refused">): ChatState {
  if (!clientId || againInSeconds !== undefined) return state;
  const refuse = (each: ChatState["outgoing"][number]) =>
    each.clientId === clientId ? { ...each, failure: { code, sentence } } : each;
  return { ...state, outgoing: state.outgoing.map(refuse) };
}

function hearDelivery(state: ChatState, { threadId, messageId, state: to }: Heard<"delivery">): ChatState {
  const thread = state.threads[threadId];
  const known = thread && find(thread, messageId);
  const wasUnread = to === "read" && known?.state !== "read" && known?.direction !== "in";
  const counted = wasUnread
    ? changeThread(state, threadId, (each) => ({ ...each, unread: Math.max(0, each.unread - 1) }))
    : state;
  if (!known) return withRumour(counted, messageId, { state: to });
  return hearChange(counted, { ...known, state: furtherState(known.state, to) }, { state: to });
}

function hearWithdrawal(state: ChatState, { threadId, messageId, at }: Heard<"withdrawn">): ChatState {
  const thread = state.threads[threadId];
  const known = thread && find(thread, messageId);
  if (!known) return withRumour(state, messageId, { withdrawnAt: at });
  return hearChange(state, withdrawn(known, at), { withdrawnAt: at });
}

/** Changes a message that is loaded, or is the last of its thread; of one that is neither, the rumour is kept. */
function hearChange(state: ChatState, message: ChatMessage, rumour: Rumour): ChatState {
  const thread = state.threads[message.threadId];
  if (!thread || !find(thread, message.messageId)) return withRumour(state, message.messageId, rumour);
  const isLoaded = thread.messages.some(({ messageId }) => messageId === message.messageId);
  const changed = isLoaded ? state : withRumour(state, message.messageId, rumour);
  return changeThread(changed, message.threadId, (each) => ({
    ...each,
    messages: isLoaded ? withMessages(each.messages, [message]) : each.messages,
    last: each.last?.messageId === message.messageId ? newer(each.last, message) : each.last,
  }));
}

function find({ messages, last }: Thread, messageId: string): ChatMessage | undefined {
  const loaded = messages.findLast((message) => message.messageId === messageId);
  return loaded ?? (last?.messageId === messageId ? last : undefined);
}

function withRumour(state: ChatState, messageId: string, rumour: Rumour): ChatState {
  const before = state.rumours[messageId];
  const told = furtherState(before?.state ?? "sent", rumour.state ?? "sent");
  return { ...state, rumours: { ...state.rumours, [messageId]: { ...before, ...rumour, state: told } } };
}

function hearPresence(state: ChatState, presence: Presence): ChatState {
  if (!presence.threadId) return { ...state, presence };
  return changeThread(state, presence.threadId, (thread) => ({ ...thread, presence }));
}
