import type { Tx } from "../../kernel/database.ts";
import { traitsOfSubjects } from "../../people/public.ts";
import { allCalendars } from "../calendar/calendar.sql.ts";
import type { Book } from "./assess.ts";
import { allPolicies } from "./policy.sql.ts";
import type { Story } from "./story.ts";
import type { Policy, SlaMetric } from "./terms.ts";

/** What a workspace's terms are made of, for any of some conversations. */
export interface Shelf {
  /** What any policy has ever set a target for. */
  metrics: ReadonlySet<SlaMetric>;
  bookFor: (story: Story) => Book;
}

/** Reads the policies and calendars of a workspace, and of the people of these conversations what policies ask about. */
export async function readBook(
  tx: Tx,
  workspaceId: string,
  stories: readonly Story[],
  policies?: readonly Policy[],
): Promise<Shelf> {
  const known = policies ?? (await allPolicies(tx, workspaceId));
  const calendars = new Map((await allCalendars(tx, workspaceId)).map((row) => [row.calendarId, row]));
  const names = known.flatMap(({ rules, endedAt }) =>
    endedAt ? [] : rules.conditions.audience.map(({ trait }) => trait),
  );
  const subjectIds = [...new Set(stories.map(({ subjectId }) => subjectId))];
  const traits = names.length > 0 ? await traitsOfSubjects(tx, workspaceId, subjectIds, names) : undefined;
  return {
    metrics: new Set(known.flatMap(({ rules }) => Object.keys(rules.targets) as SlaMetric[])),
    bookFor: ({ subjectId }) => ({ policies: known, calendars, traits: traits?.get(subjectId) ?? {} }),
  };
}
