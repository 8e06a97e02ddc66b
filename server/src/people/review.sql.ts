import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import type { SubjectId } from "./identifier.ts";

/** Why everybody is looked at again. */
export type ReviewReason = "limits" | "claims_trust" | "rule_made" | "rule_removed";

export interface Review {
  reviewId: string;
  because: ReviewReason;
  ruleId: string | null;
  requestedBy: string;
  requestedAt: Date;
  finishedAt: Date | null;
  /** The subject that it got to; subjects are hashes, so how great it is tells how far that is. */
  reached: string | null;
}

/** Stores that everybody is to be looked at again. */
export async function insertReview(
  tx: Tx,
  workspaceId: string,
  review: Pick<Review, "reviewId" | "because" | "ruleId" | "requestedBy">,
): Promise<void> {
  await sql`
    insert into people.review (workspace_id, review_id, because, rule_id, requested_by)
    values (${workspaceId}, ${review.reviewId}, ${review.because}, ${review.ruleId}, ${review.requestedBy})`.execute(
    tx,
  );
}

/** The latest reviews. */
export async function listReviews(tx: Tx, workspaceId: string, limit: number): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select review_id, because, rule_id, requested_by, requested_at, finished_at, reached from people.review
    where workspace_id = ${workspaceId} order by requested_at desc, review_id limit ${limit}`.execute(tx);
  return rows;
}

/** Takes a review that is not finished for the rest of the transaction; undefined if it is, or another server has it. */
export async function lockReview(tx: Tx, workspaceId: string, reviewId: string): Promise<Review | undefined> {
  const { rows } = await sql<Review>`
    select review_id, because, rule_id, requested_by, requested_at, finished_at, reached from people.review
    where workspace_id = ${workspaceId} and review_id = ${reviewId} and finished_at is null
    for update skip locked`.execute(tx);
  return rows[0];
}

/** Records how far a review got; null when it got to the end. */
export async function moveReview(tx: Tx, workspaceId: string, reviewId: string, reached: string | null): Promise<void> {
  await sql`
    update people.review set reached = coalesce(${reached}::uuid, reached),
      finished_at = case when ${reached}::uuid is null then now() end
    where workspace_id = ${workspaceId} and review_id = ${reviewId}`.execute(tx);
}

/**
 * Subjects after one from which all others are reached that anything connects: those without a smaller neighbour. Of each
 * island there is at least its smallest, and seldom another.
 */
export async function nextStarts(
  tx: Tx,
  workspaceId: string,
  after: string | null,
  limit: number,
): Promise<SubjectId[]> {
  const { rows } = await sql<{ subjectId: SubjectId }>`
    select distinct e.subject_id from people.edge e
    where e.workspace_id = ${workspaceId} and e.subject_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      and not exists (select from people.edge n where n.workspace_id = ${workspaceId} and n.subject_id = e.subject_id
        and n.other_id < n.subject_id and n.counted and n.retracted_at is null)
    order by e.subject_id limit ${limit}`.execute(tx);
  return rows.map((row) => row.subjectId);
}

/** The number that the next transaction to write will have. */
export async function nextTransaction(tx: Tx): Promise<string> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as xid`.execute(tx);
  return rows[0]!.xid;
}

/** Whether all transactions before a number are over. */
export async function isOverBefore(tx: Tx, xid: string): Promise<boolean> {
  const { rows } = await sql<{ over: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) >= ${xid}::xid8 as over`.execute(tx);
  return rows[0]!.over;
}
