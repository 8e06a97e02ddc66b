import { isObject } from "../collect/body.ts";
import { type Fault, fault, isFault } from "../collect/fault.ts";
import { itemOf } from "../collect/item.ts";
import type { Mapped, Moment } from "./map-row.ts";

/** Reads a line in the shape that the Segment-compatible doors take, as an export or a queue of them holds it. */
export function mapMessage(sent: unknown, { importedAt, receivedAt }: Moment): Mapped | Fault {
  const item = itemOf(sent, 0, {
    door: "batch",
    receivedAt,
    sentAt: null,
    context: undefined,
    integrations: undefined,
  });
  if (isFault(item)) return item;
  const isTimed = isObject(sent) && (sent.timestamp ?? sent.originalTimestamp) != null;
  if (!isTimed && item.kind !== "identify") return untimed;
  const { kind, name, userId, anonymousId, previousId, groupId, properties, traits } = item;
  const who = [userId, anonymousId, previousId, groupId];
  const content = JSON.stringify([kind, name, isTimed ? item.occurredAt : null, who, properties, traits]);
  return { item: { ...item, occurredAt: isTimed ? item.occurredAt : importedAt }, content };
}

const untimed = fault("invalid_time", "It has no timestamp: when was it?");
