import * as z from "zod";
import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace, type Tx } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { enqueue, type Job } from "../../kernel/jobs.ts";
import { keepClocks } from "./keep-clocks.ts";
import { insertReview, lockReview, moveReview, nextUnfinished } from "./review.sql.ts";

const reviewJob = "desk.sla_review";
const conversationsPerStep = 100;

/** Has running clocks looked at again, in the background, since `because`; returns the review to watch. */
export async function requestReview(
  tx: Tx,
  workspaceId: string,
  because: string,
  requestedBy: string,
  requestedAt: Date,
): Promise<string> {
  const reviewId = newId();
  await insertReview(tx, workspaceId, { reviewId, because, requestedBy, requestedAt });
  await enqueue(tx, reviewJob, { workspaceId, reviewId });
  return reviewId;
}

const payload = z.object({ workspaceId: z.uuid(), reviewId: z.uuid() });

/** The work of reviews. A step and how far it got commit together, so a review that is cut off goes on where it was. */
export function slaReviewJob({ db }: Pick<Kernel, "db">): Job {
  return {
    name: reviewJob,
    async run(given, signal) {
      const { workspaceId, reviewId } = payload.parse(given);
      let step: "more" | "done" = "more";
      while (step === "more" && !signal.aborted)
        step = await inWorkspace(db, workspaceId, (tx) => takeStep(tx, workspaceId, reviewId));
      if (step === "more") throw new Error("The server stops; the review goes on with the next.");
    },
  };
}

async function takeStep(tx: Tx, workspaceId: string, reviewId: string): Promise<"more" | "done"> {
  const review = await lockReview(tx, workspaceId, reviewId);
  if (!review) return "done";
  const ids = await nextUnfinished(tx, workspaceId, review.reached, conversationsPerStep);
  if (ids.length === 0) {
    await moveReview(tx, workspaceId, reviewId, "end");
    return "done";
  }
  await keepClocks(tx, workspaceId, ids, review.requestedAt.getTime());
  await moveReview(tx, workspaceId, reviewId, { reached: ids.at(-1)!, looked: ids.length });
  return "more";
}
