import type { Touchpoint } from "./touchpoint.ts";

/** Two lists of touchpoints as one, newest first, each once; after a merge a touchpoint may arrive again. */
export function mergedByTime(read: readonly Touchpoint[], arrived: readonly Touchpoint[]): readonly Touchpoint[] {
  if (arrived.length === 0) return read;
  const fresh = new Map(arrived.map((each) => [each.touchpointId, each]));
  for (const { touchpointId } of read) fresh.delete(touchpointId);
  return fresh.size === 0 ? read : [...fresh.values(), ...read].sort(newestFirst);
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
