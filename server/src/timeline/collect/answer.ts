import type { BodyRefusal } from "./body-refusal.ts";
import type { CollectedRequest } from "./collect.ts";

/** The HTTP answer to a request: a status and a JSON body. */
export interface Answer {
  status: number;
  body: { success: boolean; rejected?: Rejection[]; code?: string; message?: string };
}

interface Rejection {
  index: number;
  code: string;
  reason: string;
}

/**
 * Answers a request whose items are stored or quarantined. A batch is accepted whatever its items are like, and says
 * which were not; an item that came alone and cannot be stored is refused, so that its sender hears of it.
 */
export function answerTo({ bad, isBatch }: CollectedRequest): Answer {
  const rejected = bad.map(({ index, code, reason }) => ({ index, code, reason }));
  const [first] = rejected;
  if (!first) return { status: 200, body: { success: true } };
  if (isBatch) return { status: 200, body: { success: true, rejected } };
  const status = first.code === "item_too_large" ? 413 : 400;
  return { status, body: { success: false, code: first.code, message: first.reason, rejected } };
}

/** Answers a request of which nothing could be read. */
export function answerToRefusal({ status, code, sentence }: BodyRefusal): Answer {
  return { status, body: { success: false, code, message: sentence } };
}
