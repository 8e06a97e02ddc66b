import type { Tx } from "../../kernel/database.ts";
import { assess, type Era } from "./assess.ts";
import { readBook } from "./book.ts";
import { type ClockRow, clocksOf } from "./clock.sql.ts";
import { allPolicies } from "./policy.sql.ts";
import { storiesOf } from "./story.sql.ts";
import { livesOf, type Story } from "./story.ts";

/** The clocks of a conversation as they stand at `now`, with the terms that held since when. */
export async function showClocks(tx: Tx, workspaceId: string, conversationId: string, now: Date) {
  const rows = await clocksOf(tx, workspaceId, conversationId);
  const [story] = rows.length > 0 ? await storiesOf(tx, workspaceId, [conversationId]) : [];
  if (!story) return [];
  const { calendars } = (await readBook(tx, workspaceId, [story])).bookFor(story);
  const names = new Map((await allPolicies(tx, workspaceId)).map(({ policyId, name }) => [policyId, name]));
  return rows.map((row) => ({ ...shown(row, names), elapsedSeconds: elapsed(row, story, calendars, now) }));
}

function shown({ eras, conversationId: _, decidedAt: __, warnAt: ___, ...row }: ClockRow, names: Map<string, string>) {
  const nameOf = (policyId: string | null) => (policyId ? (names.get(policyId) ?? null) : null);
  const last = eras.at(-1);
  return {
    ...row,
    targetMinutes: last?.minutes ?? null,
    policyId: last?.policyId ?? null,
    policyName: nameOf(last?.policyId ?? null),
    terms: eras.map(({ from, policyId, calendarId, minutes }: Era) => ({
      from: new Date(from),
      policyId,
      policyName: nameOf(policyId),
      calendarId,
      minutes,
    })),
  };
}

function elapsed(row: ClockRow, story: Story, calendars: Parameters<typeof assess>[3], now: Date): number {
  const life = livesOf(story).find(
    ({ metric, startedAt }) => metric === row.metric && startedAt === row.startedAt.getTime(),
  );
  if (!life || row.stoppedAt) return row.elapsedSeconds;
  return assess(life, story, row.eras, calendars, now.getTime()).elapsedSeconds;
}
