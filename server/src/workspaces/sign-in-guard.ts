import { APIError, type createAuthMiddleware, getIP, isAPIError } from "better-auth/api";
import type { Db } from "../kernel/database.ts";
import { type Attempt, beginAttempt, forgive } from "./sign-in-limit.ts";

const passwordPath = "/sign-in/email";

/** What better-auth gives to a hook. */
export type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Stops guessing: refuses to try a password after too many wrong ones. */
export async function refuseGuessing(db: Db, context: HookContext): Promise<void> {
  if (context.path !== passwordPath) return;
  const wait = await beginAttempt(db, attemptOf(context));
  if (wait === 0) return;
  const message = `Too many wrong attempts. Try again in ${wait} seconds.`;
  throw new APIError("TOO_MANY_REQUESTS", { code: "TOO_MANY_ATTEMPTS", message }, { "X-Retry-After": String(wait) });
}

/** Forgives the attempt of a sign-in that had the right password. */
export async function forgiveIfRight(db: Db, context: HookContext): Promise<void> {
  if (context.path !== passwordPath || isAPIError(context.context.returned)) return;
  await forgive(db, attemptOf(context));
}

function attemptOf({ headers, body, context }: HookContext): Attempt {
  const address = (headers && getIP(headers, context.options)) ?? "unknown";
  return { address, email: String(body?.email ?? "").toLowerCase() };
}
