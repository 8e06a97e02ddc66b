import { twoFactorClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";
import type { FormProblem } from "../parts/form.tsx";
import { refusalOf } from "./refusal.ts";

/** Sign-in, second factor and sessions of one's own account. */
export const auth = createAuthClient({ basePath: "/api/auth", plugins: [twoFactorClient()] });

// The library's own words say what is wrong; these say what to do.
const sentences: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "Email and password do not match. Check both and try again.",
  INVALID_PASSWORD: "This is not your password.",
  INVALID_CODE: "This code is not right. Wait for the next one and try again.",
  INVALID_BACKUP_CODE: "This backup code is not right, or was used before.",
};

/** What was wrong with a request to `auth`, as forms show it; `fields` says at which field, by the library's reason. */
export function authProblem({ error }: { error: unknown }, fields: Record<string, string> = {}): FormProblem | null {
  if (!error) return null;
  const reason = String((error as { reason?: unknown }).reason);
  const sentence = sentences[reason] ?? refusalOf(error).sentence;
  const field = fields[reason];
  return field ? { sentence, field } : { sentence };
}
