import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";

export interface SlaReview {
  reviewId: string;
  because: string;
  requestedBy: string;
  requestedAt: Date;
  /** How many there were to look at, and how many have been. */
  conversations: number;
  looked: number;
  finishedAt: Date | null;
  reached: string | null;
}

const columns = sql`review_id, because, requested_by, requested_at, conversations, looked, finished_at, reached`;

/** Stores that running clocks are to be looked at again. */
export async function insertReview(
  tx: Tx,
  workspaceId: string,
  review: Pick<SlaReview, "reviewId" | "because" | "requestedBy" | "requestedAt">,
): Promise<void> {
  await sql`
    insert into desk.sla_review (workspace_id, review_id, because, requested_by, requested_at, conversations)
    select ${workspaceId}, ${review.reviewId}, ${review.because}, ${review.requestedBy}, ${review.requestedAt},
      count(distinct conversation_id)
    from desk.sla_clock where workspace_id = ${workspaceId} and state in ('running', 'paused')`.execute(tx);
}

/** The latest reviews. */
export async function listReviews(tx: Tx, workspaceId: string, limit: number): Promise<SlaReview[]> {
  const { rows } = await sql<SlaReview>`
    select ${columns} from desk.sla_review where workspace_id = ${workspaceId}
    order by requested_at desc, review_id limit ${limit}`.execute(tx);
  return rows;
}

/** Takes a review that is not finished for the rest of the transaction; undefined if it is. */
export async function lockReview(tx: Tx, workspaceId: string, reviewId: string): Promise<SlaReview | undefined> {
  const { rows } = await sql<SlaReview>`
    select ${columns} from desk.sla_review
    where workspace_id = ${workspaceId} and review_id = ${reviewId} and finished_at is null for update`.execute(tx);
  return rows[0];
}

/** The next conversations after one in which a clock has not come to its end. */
export async function nextUnfinished(
  tx: Tx,
  workspaceId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select distinct conversation_id from desk.sla_clock
    where workspace_id = ${workspaceId} and state in ('running', 'paused')
      and conversation_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    order by conversation_id limit ${limit}`.execute(tx);
  return rows.map(({ conversationId }) => conversationId);
}

/** Records how far a review got. */
export async function moveReview(
  tx: Tx,
  workspaceId: string,
  reviewId: string,
  to: { reached: string; looked: number } | "end",
): Promise<void> {
  if (to === "end")
    await sql`update desk.sla_review set finished_at = now()
      where workspace_id = ${workspaceId} and review_id = ${reviewId}`.execute(tx);
  else
    await sql`update desk.sla_review set reached = ${to.reached}, looked = looked + ${to.looked},
        conversations = greatest(conversations, looked + ${to.looked})
      where workspace_id = ${workspaceId} and review_id = ${reviewId}`.execute(tx);
}

/** The latest unresolved conversations. */
export async function latestUnresolved(tx: Tx, workspaceId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select conversation_id from desk.conversation
    where workspace_id = ${workspaceId} and state in ('open', 'pending', 'snoozed') and merged_into is null
    order by last_message_at desc limit ${limit}`.execute(tx);
  return rows.map(({ conversationId }) => conversationId);
}
