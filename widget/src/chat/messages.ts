import type { ChatMessage } from "../../../server/src/channels/contract.ts";

const ranks = { sent: 0, failed: 1, delivered: 2, read: 3 };

/**
 * Of two tellings of one message, what is true: a withdrawal stands, the later revision stands, and a delivery only goes
 * forward. The order in which they were told does not matter, and hearing one twice changes nothing.
 */
export function mergeMessage(one: ChatMessage, other: ChatMessage): ChatMessage {
  const later = version(other) >= version(one) ? other : one;
  const clientId = one.clientId ?? other.clientId;
  return { ...later, state: furtherState(one.state, other.state), ...(clientId ? { clientId } : {}) };
}

function version({ withdrawnAt, revisedAt }: ChatMessage): string {
  return withdrawnAt ? `2 ${withdrawnAt}` : `1 ${revisedAt ?? ""}`;
}

/** The one of two delivery states that is further along. */
export function furtherState(one: ChatMessage["state"], other: ChatMessage["state"]): ChatMessage["state"] {
  return ranks[other] > ranks[one] ? other : one;
}

/** Puts messages into a list that is in order of time; one that is there already is brought up to date in its place. */
export function withMessages(list: readonly ChatMessage[], more: readonly ChatMessage[]): ChatMessage[] {
  const result = [...list];
  for (const message of more) put(result, message);
  return result;
}

function put(list: ChatMessage[], message: ChatMessage): void {
  const known = lastIndexOf(list, message.messageId);
  if (known >= 0) message = mergeMessage(list.splice(known, 1)[0]!, message);
  let place = list.length;
  while (place > 0 && isBefore(message, list[place - 1]!)) place--;
  list.splice(place, 0, message);
}

// Nearly everything that comes is new or among the newest, so looking from the end is short.
function lastIndexOf(list: readonly ChatMessage[], messageId: string): number {
  for (let place = list.length - 1; place >= 0; place--) if (list[place]!.messageId === messageId) return place;
  return -1;
}

function isBefore(one: ChatMessage, other: ChatMessage): boolean {
  if (one.sentAt !== other.sentAt) return one.sentAt < other.sentAt;
  return one.messageId < other.messageId;
}
