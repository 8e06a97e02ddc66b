import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import type { Kernel } from "../kernel/assemble.ts";
import { inWorkspace, type Tx } from "../kernel/database.ts";
import { enqueue, type Job } from "../kernel/jobs.ts";
import { resolveAround } from "./resolution.ts";
import {
  insertReview,
  isOverBefore,
  lockReview,
  moveReview,
  nextStarts,
  nextTransaction,
  type Review,
  type ReviewReason,
} from "./review.sql.ts";
import { applyRule, undoRule } from "./rule-history.ts";

const reviewJob = "people.review";
const startsPerStep = 200;

/** Has everybody looked at again whom a changed rule may concern, in the background; returns the review to watch. */
export async function requestReview(
  tx: Tx,
  workspaceId: string,
  because: ReviewReason,
  requestedBy: string,
  ruleId: string | null = null,
): Promise<string> {
  const reviewId = randomUUID();
  await insertReview(tx, workspaceId, { reviewId, because, ruleId, requestedBy });
  await enqueue(tx, reviewJob, { workspaceId, reviewId });
  return reviewId;
}

const payload = z.object({ workspaceId: z.uuid(), reviewId: z.uuid() });

/** The work of reviews. A step and how far it got commit together, so a review that is cut off goes on where it was. */
export function reviewsJob(kernel: Kernel): Job {
  return {
    name: reviewJob,
    async run(given, signal) {
      const { workspaceId, reviewId } = payload.parse(given);
      await waitForWriters(kernel, workspaceId, signal);
      let step: "more" | "done" = "more";
      while (step === "more" && !signal.aborted)
        step = await inWorkspace(kernel.db, workspaceId, (tx) => takeStep(tx, workspaceId, reviewId));
      if (step === "more") throw new Error("The server stops; the review goes on with the next.");
    },
  };
}

/** How much of a review is done, 0 to 1. */
export function progressOf({ finishedAt, reached }: Review): number {
  if (finishedAt) return 1;
  return reached ? Number.parseInt(reached.slice(0, 8), 16) / 0x1_0000_0000 : 0;
}

/** Waits for those who began to write before the rule was changed and may not know of it. */
async function waitForWriters({ db }: Kernel, workspaceId: string, signal: AbortSignal): Promise<void> {
  const until = await inWorkspace(db, workspaceId, nextTransaction);
  while (!(await inWorkspace(db, workspaceId, (tx) => isOverBefore(tx, until)))) {
    await pause(50, undefined, { signal });
  }
}

async function takeStep(tx: Tx, workspaceId: string, reviewId: string): Promise<"more" | "done"> {
  const review = await lockReview(tx, workspaceId, reviewId);
  if (!review) return "done";
  const reached = await stepOf(tx, workspaceId, review);
  await moveReview(tx, workspaceId, reviewId, reached);
  return reached ? "more" : "done";
}

/** Does the next of a review; returns how far it got, or null at the end. */
function stepOf(
  tx: Tx,
  workspaceId: string,
  { because, ruleId, reached, requestedBy }: Review,
): Promise<string | null> {
  switch (because) {
    case "rule_made":
      return applyRule(tx, workspaceId, ruleId!, reached);
    case "rule_removed":
      return undoRule(tx, workspaceId, ruleId!, reached, requestedBy);
    case "limits":
    case "claims_trust":
      return resolveNext(tx, workspaceId, reached, requestedBy);
  }
}

async function resolveNext(
  tx: Tx,
  workspaceId: string,
  reached: string | null,
  changedBy: string,
): Promise<string | null> {
  const starts = await nextStarts(tx, workspaceId, reached, startsPerStep);
  if (starts.length > 0) await resolveAround(tx, workspaceId, starts, changedBy);
  return starts.at(-1) ?? null;
}
