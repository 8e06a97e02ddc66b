import type { JsonObject } from "./body.ts";
import { type Fault, fault } from "./fault.ts";
import { limits } from "./limits.ts";
import { epochMillisecondsOf } from "./timestamp.ts";

/** When something happened, and by how much the sender's clock was corrected (0: taken as it was said). */
export interface Occurrence {
  occurredAt: number;
  clockSkewMilliseconds: number;
}

/**
 * Says when an item happened, by Segment's rule `receivedAt - (sentAt - originalTimestamp)`: a sender whose clock is
 * wrong is wrong about both of its times. Without a readable `sentAt` the time stands as it was said, and so does one that
 * its caller told the sender; without any time it happened when it was received. `sentAt` and `receivedAt` are epoch milliseconds.
 */
export function occurrenceOf(item: JsonObject, sentAt: number | null, receivedAt: number): Occurrence | Fault {
  const field = timeFieldOf(item);
  if (field === null) return { occurredAt: receivedAt, clockSkewMilliseconds: 0 };

  const said = epochMillisecondsOf(item[field]);
  if (said === null) return fault("invalid_time", `${field} is not an ISO 8601 time such as 2024-02-29T12:00:00.000Z.`);
  const skew = sentAt === null || isRelayed(item) || isTold(item, said) ? 0 : receivedAt - sentAt;
  return rangeFault(said + skew, field, receivedAt) ?? { occurredAt: said + skew, clockSkewMilliseconds: skew };
}

/** Reads when a request or item was sent; what cannot be read corrects nothing. */
export function sentAtOf(value: unknown): number | null {
  return value == null ? null : epochMillisecondsOf(value);
}

// A server that received the item before us (a webhook, a replay) has stamped and corrected it already.
function isRelayed(item: JsonObject): boolean {
  return item.receivedAt != null && item.timestamp != null;
}

// RudderStack's SDKs write down when they were called as `originalTimestamp`. A `timestamp` beside it that is another time
// is what their caller told them, such as an order's time from a database: no matter of the sender's clock.
function isTold({ originalTimestamp }: JsonObject, said: number): boolean {
  return originalTimestamp != null && epochMillisecondsOf(originalTimestamp) !== said;
}

function timeFieldOf(item: JsonObject): "timestamp" | "originalTimestamp" | null {
  if (item.timestamp != null) return "timestamp";
  return item.originalTimestamp == null ? null : "originalTimestamp";
}

function rangeFault(time: number, field: string, receivedAt: number): Fault | null {
  if (time >= limits.earliest && time <= receivedAt + limits.futureMilliseconds) return null;
  if (time < limits.earliest) return fault("time_out_of_range", `${field} is before 1971: a clock that was never set.`);
  return fault("time_out_of_range", `${field} is more than a day in the future.`);
}
