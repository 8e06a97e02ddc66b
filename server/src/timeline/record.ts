import type { Tx } from "../kernel/database.ts";
import { announce } from "../kernel/wake.ts";
import { erasedAmong, type IsErased, recordSayings, type Sayings } from "../people/public.ts";
import type { Known } from "./known.ts";
import { appendTouchpoints } from "./record.sql.ts";
import type { Touchpoint } from "./touchpoint.ts";

/** What writers of touchpoints announce, and followers, feeds and screens hear. */
export const touchpointsLedger = "timeline.touchpoint";

/** Touchpoints, and what they say of who people are. */
export interface Batch {
  touchpoints: Touchpoint[];
  sayings: Sayings;
}

export interface Recorded {
  stored: number;
  /** There already, or of a person who was erased after they occurred. */
  dropped: number;
  /** What was written of who people are. */
  sayings: Sayings;
}

/**
 * The one write path of touchpoints: drops what was seen, appends the rest, in the caller's transaction. What is `known` to
 * be stored of who people are is not written again, unless somebody here was erased: then it may no longer be there.
 */
export async function record(
  tx: Tx,
  workspaceId: string,
  batch: Batch,
  recordedBy: string,
  known?: Known,
): Promise<Recorded> {
  const isErased = await erasedAmong(tx, workspaceId, subjectsOf(batch));
  const { touchpoints, sayings } = isErased
    ? withoutErased(batch, isErased)
    : { touchpoints: batch.touchpoints, sayings: known ? known.unknownOf(batch.sayings) : batch.sayings };
  // Every writer goes through ids in the same order, so that two never wait for each other.
  touchpoints.sort(byIds);
  const stored = touchpoints.length > 0 ? await appendTouchpoints(tx, workspaceId, touchpoints) : 0;
  await recordSayings(tx, workspaceId, sayings, recordedBy);
  if (stored > 0) await announce(tx, touchpointsLedger);
  return { stored, dropped: batch.touchpoints.length - stored, sayings };
}

function subjectsOf({ touchpoints, sayings }: Batch): string[] {
  const ids = new Set<string>();
  for (const { subjectId } of touchpoints) ids.add(subjectId);
  for (const { subjectId } of sayings.identifiers) ids.add(subjectId);
  for (const { a, b } of sayings.edges) ids.add(a).add(b);
  return [...ids];
}

function withoutErased({ touchpoints, sayings }: Batch, isErased: IsErased): Batch {
  const stands = (subjectId: string, occurredAt: number) => !isErased(subjectId, occurredAt);
  return {
    touchpoints: touchpoints.filter((row) => stands(row.subjectId, row.occurredAt)),
    sayings: {
      identifiers: sayings.identifiers.filter((row) => stands(row.subjectId, row.firstSeenAt)),
      edges: sayings.edges.filter((row) => stands(row.a, row.occurredAt) && stands(row.b, row.occurredAt)),
      traits: sayings.traits.filter((row) => stands(row.subjectId, row.occurredAt)),
      companies: sayings.companies,
      employments: sayings.employments.filter((row) => stands(row.subjectId, row.since)),
      consents: sayings.consents.filter((row) => stands(row.subjectId, row.occurredAt)),
    },
  };
}

function byIds(x: Touchpoint, y: Touchpoint): number {
  if (x.subjectId !== y.subjectId) return x.subjectId < y.subjectId ? -1 : 1;
  return x.touchpointId < y.touchpointId ? -1 : 1;
}
