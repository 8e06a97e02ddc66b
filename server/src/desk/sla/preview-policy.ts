import type { Tx } from "../../kernel/database.ts";
import { assess, type Book, erasOf } from "./assess.ts";
import { readBook } from "./book.ts";
import type { PolicySaid } from "./policies.ts";
import { latestUnresolved } from "./review.sql.ts";
import { storiesOf } from "./story.sql.ts";
import { factsAt, livesOf, type Story } from "./story.ts";
import { type Policy, policyFor } from "./terms.ts";

const mostLooked = 500;
const mostExamples = 10;

/**
 * Whom a policy would be for among the latest unresolved conversations, as if it stood alone, and where their clocks would
 * stand at `now`.
 */
export async function previewPolicy(tx: Tx, workspaceId: string, said: PolicySaid, now: Date) {
  const stories = await storiesOf(tx, workspaceId, await latestUnresolved(tx, workspaceId, mostLooked));
  const policy: Policy = { ...said, policyId: "preview", place: 0, madeAt: new Date(0), changedAt: now, endedAt: null };
  const shelf = await readBook(tx, workspaceId, stories, [policy]);
  const matching = stories
    .filter((story) => isFor(story, shelf.bookFor(story), now))
    .map((story) => ({ conversationId: story.conversationId, clocks: clocksOf(story, shelf.bookFor(story), now) }));
  return {
    looked: stories.length,
    matching: matching.length,
    late: matching.filter(({ clocks }) => clocks.some(({ late }) => late)).length,
    examples: matching.slice(0, mostExamples),
  };
}

function isFor(story: Story, { policies, traits }: Book, now: Date): boolean {
  return policyFor(policies, factsAt(story, now.getTime(), traits), now.getTime()) !== undefined;
}

function clocksOf(story: Story, book: Book, now: Date) {
  return livesOf(story)
    .filter(({ stoppedAt }) => stoppedAt === null)
    .map((life) => {
      const { eras } = erasOf(life, story, book, { eras: [], decidedAt: 0 });
      const { dueAt, elapsedSeconds } = assess(life, story, eras, book.calendars, now.getTime());
      const late = dueAt !== null && dueAt < now.getTime();
      return { metric: life.metric, dueAt: dueAt === null ? null : new Date(dueAt), late, elapsedSeconds };
    });
}
