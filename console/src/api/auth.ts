import { twoFactorClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";
import type { FormProblem } from "../parts/form.tsx";
import { refusalOf } from "./refusal.ts";

/** Sign-in, second factor and sessions of one's own account. */
export const auth = createAuthClient({ basePath: "/api/auth", plugins: [twoFactorClient()] });

/** What was wrong with a request to `auth`, as forms show it; `fields` says at which field, by the library's reason. */
export function authProblem({ error }: { error: unknown }, fields: Record<string, string> = {}): FormProblem | null {
  if (!error) return null;
  const { sentence } = refusalOf(error);
  const { reason } = error as { reason?: unknown };
  const field = typeof reason === "string" ? fields[reason] : undefined;
  return field ? { sentence, field } : { sentence };
}
