import * as z from "zod";
import { procedure } from "../../workspaces/contract.ts";
import { weekdays } from "./calendar.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const one = inWorkspace.extend({ calendarId: z.uuid() });

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 09:00");
const end = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "must be a time such as 17:00, or 24:00");
const hours = z.array(z.tuple([time, end])).max(24);
const date = z.iso.date();
const dated = z.record(date, hours).refine((dates) => Object.keys(dates).length <= 1000, "must be at most 1000 dates");

/** When a company is open; see "calendar.ts" for what each part means. */
export const definition = z.object({
  timeZone: z.string().refine(isTimeZone, "must be a time zone such as Europe/Berlin"),
  hours: z.partialRecord(z.enum(weekdays), hours),
  holidays: z.array(date).max(2000).default([]),
  /** What holidays are called, by date. */
  holidayNames: z.record(date, z.string().max(100)).default({}),
  breaks: dated.default({}),
  shifts: dated.default({}),
});
export type Definition = z.infer<typeof definition>;

const name = z.string().trim().min(1, "must not be empty").max(80);

export const calendar = z.object({
  calendarId: z.uuid(),
  name: z.string(),
  definition,
  isStandard: z.boolean(),
  openNow: z.boolean(),
  madeBy: z.string(),
  madeAt: z.date(),
  changedAt: z.date(),
});

const week = z.object({
  days: z.array(
    z.object({
      date,
      holiday: z.string().nullable(),
      open: z.array(z.object({ from: z.date(), to: z.date() })),
      openMinutes: z.number(),
    }),
  ),
  openMinutes: z.number(),
});

/** Business hours. */
export const calendars = {
  list: procedure("desk:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/calendars", summary: "Business calendars" })
    .input(inWorkspace)
    .output(z.array(calendar)),
  make: procedure("desk:manage")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/calendars",
      summary: "Make a business calendar; the first one is the standard one",
      successStatus: 201,
    })
    .input(inWorkspace.extend({ name, definition, isStandard: z.boolean().default(false) }))
    .output(calendar),
  change: procedure("desk:manage")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/calendars/{calendarId}",
      summary: "Change a business calendar; running clocks are then looked at again",
    })
    .input(one.extend({ name, definition, isStandard: z.boolean().default(false) }))
    .output(z.object({ calendar, reviewId: z.uuid().nullable() })),
  end: procedure("desk:manage")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/calendars/{calendarId}",
      summary: "Remove a business calendar that no policy uses",
    })
    .input(one)
    .output(z.object({})),
  preview: procedure("desk:see")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/calendar-previews",
      summary: "When a calendar would be open, in the seven days from a date on",
    })
    .input(inWorkspace.extend({ definition, from: date.optional() }))
    .output(week),
};

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}
