import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";
import type { Definition } from "./calendar-contract.ts";

export interface CalendarRow {
  calendarId: string;
  name: string;
  definition: Definition;
  isStandard: boolean;
  madeBy: string;
  madeAt: Date;
  changedAt: Date;
  endedAt: Date | null;
}

const columns = sql`calendar_id, name, definition, is_standard, made_by, made_at, changed_at, ended_at`;

/** The calendars of a workspace, the standard one first; those that were removed too. */
export async function allCalendars(tx: Tx, workspaceId: string): Promise<CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`
    select ${columns} from desk.calendar where workspace_id = ${workspaceId}
    order by is_standard desc, lower(name), calendar_id`.execute(tx);
  return rows;
}

/** Stores a calendar, or what it now says. */
export async function upsertCalendar(
  tx: Tx,
  workspaceId: string,
  calendar: { calendarId: string; name: string; definition: Definition },
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into desk.calendar (workspace_id, calendar_id, name, definition, made_by, made_at, changed_at)
    values (${workspaceId}, ${calendar.calendarId}, ${calendar.name}, ${JSON.stringify(calendar.definition)}::jsonb,
      ${by}, ${at}, ${at})
    on conflict (workspace_id, calendar_id) do update set name = excluded.name, definition = excluded.definition,
      changed_by = ${by}, changed_at = ${at}`.execute(tx);
}

/** Makes a calendar the standard one, and no other. */
export async function makeStandard(tx: Tx, workspaceId: string, calendarId: string): Promise<void> {
  await sql`update desk.calendar set is_standard = false
    where workspace_id = ${workspaceId} and is_standard and calendar_id <> ${calendarId}`.execute(tx);
  await sql`update desk.calendar set is_standard = true
    where workspace_id = ${workspaceId} and calendar_id = ${calendarId}`.execute(tx);
}

/** Records that a calendar is no longer to choose. */
export async function endCalendar(
  tx: Tx,
  workspaceId: string,
  calendarId: string,
  by: string,
  at: Date,
): Promise<void> {
  await sql`update desk.calendar set ended_by = ${by}, ended_at = ${at}, is_standard = false
    where workspace_id = ${workspaceId} and calendar_id = ${calendarId}`.execute(tx);
}
