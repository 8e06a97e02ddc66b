import type { Tx } from "../kernel/database.ts";
import { erasedSpansOf, hasErasures, lockAgainstErasure } from "./erasure.sql.ts";

/** Whether what occurred of a subject at a time (epoch milliseconds) is of somebody whose data was erased since. */
export type IsErased = (subjectId: string, occurredAt: number) => boolean;

/**
 * What of these subjects is not to be stored any more; undefined if nobody of them was ever erased. Until the transaction
 * ends nobody else is erased, so that what it writes cannot come behind an erasure.
 */
export async function erasedAmong(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<IsErased | undefined> {
  await lockAgainstErasure(tx, workspaceId);
  // Looking for the ids of a batch costs seven times as much as seeing that there is nothing to find (2,000 ids).
  if (!(await hasErasures(tx, workspaceId))) return undefined;
  const spans = await erasedSpansOf(tx, workspaceId, subjectIds);
  if (spans.size === 0) return undefined;
  return (subjectId, occurredAt) =>
    spans
      .get(subjectId)
      ?.some(({ from, until, erasedAt }) => from <= occurredAt && occurredAt < until && occurredAt <= erasedAt) ??
    false;
}
