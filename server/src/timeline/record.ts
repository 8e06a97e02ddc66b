import type { Tx } from "../kernel/database.ts";
import { announce } from "../kernel/wake.ts";
import { erasedAmong, recordSayings, type Sayings } from "../people/public.ts";
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
}

/** The one write path of touchpoints: drops what was seen, appends the rest, in the caller's transaction. */
export async function record(tx: Tx, workspaceId: string, batch: Batch, recordedBy: string): Promise<Recorded> {
  const { touchpoints, sayings } = await withoutErased(tx, workspaceId, batch);
  // Every writer goes through ids in the same order, so that two never wait for each other.
  touchpoints.sort(byIds);
  const stored = touchpoints.length > 0 ? await appendTouchpoints(tx, workspaceId, touchpoints) : 0;
  await recordSayings(tx, workspaceId, sayings, recordedBy);
  if (stored > 0) await announce(tx, touchpointsLedger);
  return { stored, dropped: batch.touchpoints.length - stored };
}

async function withoutErased(tx: Tx, workspaceId: string, batch: Batch): Promise<Batch> {
  const subjects = new Set([...batch.touchpoints, ...batch.sayings.identifiers].map((row) => row.subjectId));
  const erased = await erasedAmong(tx, workspaceId, [...subjects]);
  if (erased.size === 0) return batch;

  const stands = (subjectId: string, occurredAt: number) =>
    occurredAt > (erased.get(subjectId) ?? Number.NEGATIVE_INFINITY);
  const { sayings } = batch;
  return {
    touchpoints: batch.touchpoints.filter((row) => stands(row.subjectId, row.occurredAt)),
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
