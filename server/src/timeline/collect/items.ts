import type { Body } from "./body.ts";
import { type BodyRefusal, isRefusal, refuse } from "./body-refusal.ts";
import { envelopeOf } from "./envelope.ts";
import { type Extent, extentOf, outlineOf, textOf } from "./extents.ts";
import { type Fault, fault, isFault } from "./fault.ts";
import { hostileContentOf, isSuspicious } from "./hostile-content.ts";
import { type CollectedItem, type Envelope, itemOf } from "./item.ts";
import { limits } from "./limits.ts";
import type { Door } from "./path.ts";

/** An item that cannot be stored as it was sent: its place, why, and its JSON text exactly as it came. */
export interface RejectedItem {
  index: number;
  code: Fault["code"];
  reason: string;
  raw: string;
}

/** What a request held: every item is either good or bad, exactly once. */
export interface Collected {
  good: CollectedItem[];
  bad: RejectedItem[];
}

/** Splits a body into items, good and bad, each judged alone. `receivedAt` is epoch milliseconds. */
export function itemsOf(door: Door, body: Body, receivedAt: number): Collected | BodyRefusal {
  if (door === "batch" || door === "import") return itemsOfBatch(door, body, receivedAt);
  const envelope: Envelope = { door, receivedAt, sentAt: null, context: undefined, integrations: undefined };
  return sorted(body.bytes, [body.json], [extentOf(body.bytes)], envelope, isSuspicious(body.text));
}

function itemsOfBatch(door: Door, body: Body, receivedAt: number): Collected | BodyRefusal {
  const items = body.json.batch;
  if (!Array.isArray(items)) return refuse(400, "no_batch", 'The body needs "batch": an array of items.');
  if (items.length > limits.itemsPerBody) {
    return refuse(413, "too_many_items", `A batch holds at most ${limits.itemsPerBody} items.`);
  }
  const outline = outlineOf(body.bytes);
  if (outline.batches > 1) return refuse(400, "duplicate_batch", 'The body holds "batch" more than once.');
  if (outline.depthOutside > limits.depth) return refuse(400, "too_deep", tooDeep.reason);

  const suspicious = isSuspicious(body.text);
  const envelope = envelopeOf(door, body.json, receivedAt, suspicious || outline.hugeNumberOutside);
  if (isFault(envelope)) return allBad(body.bytes, outline.items, envelope);
  return isRefusal(envelope) ? envelope : sorted(body.bytes, items, outline.items, envelope, suspicious);
}

function sorted(
  bytes: Buffer,
  items: unknown[],
  extents: Extent[],
  envelope: Envelope,
  suspicious: boolean,
): Collected {
  const collected: Collected = { good: [], bad: [] };
  for (let index = 0; index < items.length; index++) {
    const extent = extents[index]!;
    const faulty = outlineFaultOf(extent) ?? contentFaultOf(bytes, items[index], extent, suspicious);
    const item = faulty ?? itemOf(items[index], index, envelope);
    if (isFault(item)) collected.bad.push(rejected(bytes, extent, index, item));
    else collected.good.push(item);
  }
  return collected;
}

function outlineFaultOf(extent: Extent): Fault | null {
  if (extent.end - extent.start > limits.itemBytes) return tooLarge;
  return extent.depth > limits.depth ? tooDeep : null;
}

const tooLarge = fault("item_too_large", "It is larger than 32 KB.");
const tooDeep = fault("too_deep", `It is nested deeper than ${limits.depth} levels.`);

// The whole text was glanced at once; only if that found something is each item's own text looked at.
function contentFaultOf(bytes: Buffer, item: unknown, extent: Extent, suspicious: boolean): Fault | null {
  const look = extent.hugeNumber || (suspicious && isSuspicious(textOf(bytes, extent)));
  return look ? hostileContentOf(item) : null;
}

function allBad(bytes: Buffer, extents: Extent[], because: Fault): Collected {
  return { good: [], bad: extents.map((extent, index) => rejected(bytes, extent, index, because)) };
}

function rejected(bytes: Buffer, extent: Extent, index: number, { code, reason }: Fault): RejectedItem {
  return { index, code, reason, raw: textOf(bytes, extent) };
}
