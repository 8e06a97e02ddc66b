import * as z from "zod";
import { roles } from "./roles.ts";

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email("must be an email address"));
export const password = z
  .string()
  .min(10, "must have at least 10 characters")
  .max(128, "must have at most 128 characters");
export const personName = z.string().trim().min(1, "must not be empty").max(100);
export const title = z.string().trim().min(1, "must not be empty").max(80);
export const timeZone = z.string().refine(isTimeZone, "must be a time zone such as Europe/Berlin");
export const country = z.string().regex(/^[A-Z]{2}$/, "must be two capital letters such as DE (ISO 3166)");
export const currency = z.string().regex(/^[A-Z]{3}$/, "must be three capital letters such as EUR (ISO 4217)");
export const role = z.enum(roles);

/** The part of an input that says which workspace is meant. */
export const inWorkspace = z.object({ workspaceId: z.uuid() });

/** What the setup wizard and the command line ask for. */
export const setup = z.object({
  /** The part of the email before the @ if not given. */
  name: personName.optional(),
  email,
  password,
  workspaceName: title,
  timeZone: timeZone.default("UTC"),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
