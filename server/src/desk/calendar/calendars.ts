import type { Tx } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Author, recordAudit } from "../../workspaces/public.ts";
import { listPolicies } from "../sla/policies.ts";
import { requestReview } from "../sla/review.ts";
import { isOpen } from "./business-time.ts";
import { allCalendars, type CalendarRow, endCalendar, makeStandard, upsertCalendar } from "./calendar.sql.ts";
import type { Definition } from "./calendar-contract.ts";

export interface CalendarSaid {
  name: string;
  definition: Definition;
  isStandard: boolean;
}

/** The calendars that are in use or may be chosen, the standard one first. */
export async function listCalendars(tx: Tx, workspaceId: string, now: Date) {
  return (await allCalendars(tx, workspaceId)).filter(({ endedAt }) => !endedAt).map((row) => shown(row, now));
}

/** Makes a calendar; a workspace's first one is its standard one. */
export async function makeCalendar(tx: Tx, workspaceId: string, said: CalendarSaid, by: Author, at: Date) {
  const isFirst = (await listCalendars(tx, workspaceId, at)).length === 0;
  return store(tx, workspaceId, newId(), { ...said, isStandard: said.isStandard || isFirst }, by, at, "made");
}

/** Changes a calendar. If its hours change, running clocks are looked at again. */
export async function changeCalendar(
  tx: Tx,
  workspaceId: string,
  calendarId: string,
  said: CalendarSaid,
  by: Author,
  at: Date,
) {
  const before = await calendarIn(tx, workspaceId, calendarId);
  const calendar = await store(tx, workspaceId, calendarId, said, by, at, "changed");
  const sameHours = JSON.stringify(before.definition) === JSON.stringify(calendar.definition);
  const reviewId = sameHours ? null : await requestReview(tx, workspaceId, "calendar_changed", by.actor, at);
  return { calendar, reviewId };
}

/** Removes a calendar that no policy uses. */
export async function removeCalendar(tx: Tx, workspaceId: string, calendarId: string, by: Author, at: Date) {
  const { name } = await calendarIn(tx, workspaceId, calendarId);
  const user = (await listPolicies(tx, workspaceId)).find((policy) => policy.calendarId === calendarId);
  if (user) throw new Refusal("conflict", `The policy “${user.name}” uses this calendar. Give it another first.`);
  await endCalendar(tx, workspaceId, calendarId, by.actor, at);
  await recordAudit(tx, workspaceId, by, "calendar.removed", name);
  return {};
}

async function store(
  tx: Tx,
  workspaceId: string,
  calendarId: string,
  { isStandard, ...said }: CalendarSaid,
  by: Author,
  at: Date,
  deed: "made" | "changed",
) {
  await upsertCalendar(tx, workspaceId, { calendarId, ...said }, by.actor, at);
  if (isStandard) await makeStandard(tx, workspaceId, calendarId);
  await recordAudit(tx, workspaceId, by, `calendar.${deed}`, said.name);
  return shown(await calendarIn(tx, workspaceId, calendarId), at);
}

async function calendarIn(tx: Tx, workspaceId: string, calendarId: string): Promise<CalendarRow> {
  const row = (await allCalendars(tx, workspaceId)).find((each) => each.calendarId === calendarId && !each.endedAt);
  if (!row) throw new Refusal("not_found", "There is no such calendar.");
  return row;
}

function shown({ endedAt: _, ...row }: CalendarRow, now: Date) {
  return { ...row, openNow: isOpen(row.definition, now) };
}
