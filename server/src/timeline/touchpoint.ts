import type { SubjectId } from "../people/public.ts";

/** One row of the ledger as it is written; times in epoch milliseconds, objects as JSON text. */
export interface Touchpoint {
  subjectId: SubjectId;
  touchpointId: string;
  kind: string;
  name: string;
  channel: string;
  sourceId: string;
  occurredAt: number;
  receivedAt: number;
  properties: string;
  context: string;
}

/** An input that could not be stored as a touchpoint, and why. */
export interface Quarantined {
  index: number;
  code: string;
  reason: string;
  raw: string;
}
