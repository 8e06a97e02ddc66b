import { inWorkspace } from "../../kernel/database.ts";
import { procedures } from "../../kernel/procedures.ts";
import { calendars } from "./calendar-contract.ts";
import { changeCalendar, listCalendars, makeCalendar, removeCalendar } from "./calendars.ts";
import { previewWeek } from "./preview-week.ts";

const api = procedures(calendars);

/** Business hours. */
export const calendarRoutes = {
  list: api.list.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => listCalendars(tx, workspaceId, kernel.clock.now())),
  ),
  make: api.make.handler(({ context: { kernel, caller }, input: { workspaceId, ...said } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => makeCalendar(tx, workspaceId, said, caller, kernel.clock.now())),
  ),
  change: api.change.handler(({ context: { kernel, caller }, input: { workspaceId, calendarId, ...said } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) =>
      changeCalendar(tx, workspaceId, calendarId, said, caller, kernel.clock.now()),
    ),
  ),
  end: api.end.handler(({ context: { kernel, caller }, input: { workspaceId, calendarId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) =>
      removeCalendar(tx, workspaceId, calendarId, caller, kernel.clock.now()),
    ),
  ),
  preview: api.preview.handler(({ context: { kernel }, input: { definition, from } }) =>
    previewWeek(definition, from, kernel.clock.now()),
  ),
};
