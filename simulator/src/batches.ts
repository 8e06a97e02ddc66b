import type { Message } from "./message.ts";

/** What one request may hold; Segment's own limits are 500 KB a request and 32 KB a message. */
export const batchLimits = { messages: 100, bytes: 500_000 } as const;

/** A request body, and how many messages it holds. */
export interface Batch {
  readonly body: string;
  readonly messages: number;
}

const utf8 = new TextEncoder();
const frame = { before: '{"batch":[', after: "]}" };

/** Groups messages into request bodies within the limits, as they are taken. */
export function* inBatches(messages: Iterable<Message>): Generator<Batch> {
  let items: string[] = [];
  let bytes = 0;
  for (const message of messages) {
    const item = JSON.stringify(message);
    const itemBytes = utf8.encode(item).length + 1;
    if (items.length === batchLimits.messages || bytes + itemBytes > batchLimits.bytes - 20) {
      yield close(items);
      items = [];
      bytes = 0;
    }
    items.push(item);
    bytes += itemBytes;
  }
  if (items.length > 0) yield close(items);
}

function close(items: readonly string[]): Batch {
  return { body: frame.before + items.join(",") + frame.after, messages: items.length };
}
