import type { ChatMessage, ServerFrame } from "../../../server/src/channels/contract.ts";

export const thread = "11111111-1111-4111-8111-111111111111";

/** A message as the server tells it, the `number`th of its thread. */
export function messageNumbered(number: number, more: Partial<ChatMessage> = {}): ChatMessage {
  return {
    messageId: `message-${String(number).padStart(4, "0")}`,
    threadId: thread,
    direction: "out",
    author: { kind: "member", name: "Ada" },
    text: `Text ${number}`,
    files: [],
    sentAt: new Date(1_700_000_000_000 + number * 1000).toISOString(),
    state: "sent",
    ...more,
  };
}

/** A ledger that answers everything after a cursor, as the server does on each hello. */
export function ledger() {
  const frames: ServerFrame[] = [];
  return {
    add(frame: (cursor: string) => ServerFrame): void {
      frames.push(frame(String(frames.length + 1)));
    },
    after: (cursor: string | null) => frames.slice(Number(cursor ?? 0)),
    frames,
  };
}
