import { readBody } from "./body.ts";
import { type BodyRefusal, isRefusal, refuse } from "./body-refusal.ts";
import { type Collected, itemsOf } from "./items.ts";
import { doorOf } from "./path.ts";
import { type KeyCarriers, writeKeyOf } from "./write-key.ts";

/** A request as it reached us; `receivedAt` is epoch milliseconds. */
export interface CollectRequest extends KeyCarriers {
  path: string;
  bytes: Buffer;
  contentEncoding?: string | undefined;
  receivedAt: number;
}

export interface CollectedRequest extends Collected {
  writeKey: string | null;
  /** False for /v1/track and its kin, whose one item is the whole body. */
  isBatch: boolean;
}

/** The whole way from raw bytes to items: never throws for what a sender can send. */
export function collect(request: CollectRequest): CollectedRequest | BodyRefusal {
  const door = doorOf(request.path);
  if (door === null) return refuse(404, "unknown_path", "There is nothing to send to at this path.");
  const body = readBody(request.bytes, request.contentEncoding);
  if (isRefusal(body)) return body;
  const collected = itemsOf(door, body, request.receivedAt);
  if (isRefusal(collected)) return collected;
  const isBatch = door === "batch" || door === "import";
  return { ...collected, writeKey: writeKeyOf({ ...request, body: body.json }), isBatch };
}
