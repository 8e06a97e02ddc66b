const slotMilliseconds = 15 * 60_000;

/** The quarter of an hour in which a repeated claim counts once. */
export function slotOf(occurredAt: number): number {
  return Math.floor(occurredAt / slotMilliseconds);
}
