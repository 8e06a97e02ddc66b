import type { Touchpoint } from "../../touchpoints/touchpoint.ts";

/** Two lists of touchpoints as one, newest first, each once. */
export function mergedByTime(read: readonly Touchpoint[], arrived: readonly Touchpoint[]): readonly Touchpoint[] {
  if (arrived.length === 0) return read;
  const known = new Set(read.map(({ touchpointId }) => touchpointId));
  const fresh = arrived.filter(({ touchpointId }) => !known.has(touchpointId));
  return fresh.length === 0 ? read : [...fresh, ...read].sort(newestFirst);
}

/** What has arrived that may be shown: all, unless it is older than what was read so far, which older pages bring. */
export function withinRead(arrived: readonly Touchpoint[], read: readonly Touchpoint[], hasMore: boolean) {
  const oldest = read.at(-1);
  return oldest && hasMore ? arrived.filter((each) => newestFirst(each, oldest) < 0) : arrived;
}

// The server's own order: by time, then by id.
function newestFirst(one: Touchpoint, other: Touchpoint): number {
  const apart = other.occurredAt.getTime() - one.occurredAt.getTime();
  if (apart !== 0) return apart;
  return one.touchpointId < other.touchpointId ? 1 : -1;
}
