import { APIError } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins";
import type { Config } from "../kernel/config.ts";
import { type Db, inSystem } from "../kernel/database.ts";
import { joinBy } from "./accept-invitation.ts";
import { lockPendingInvitationsTo } from "./invitation.sql.ts";
import type { HookContext } from "./sign-in-guard.ts";

/** The identity provider that the settings name; none if they name none. */
export function identityProvider({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Config) {
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
  return [
    genericOAuth({
      config: [
        {
          providerId: "oidc",
          discoveryUrl: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
          clientId: OIDC_CLIENT_ID,
          clientSecret: OIDC_CLIENT_SECRET,
          scopes: ["openid", "profile", "email"],
          requireIdTokenVerification: true,
        },
      ],
    }),
  ];
}

/** Refuses an account to whoever nobody invited, or whose provider does not vouch for the email. */
export async function refuseUninvited(db: Db, user: { email: string; emailVerified: boolean }): Promise<void> {
  const invitations = user.emailVerified ? await inSystem(db, (tx) => lockPendingInvitationsTo(tx, user.email)) : [];
  if (invitations.length > 0) return;
  const message = user.emailVerified
    ? `Nobody has invited ${user.email} yet. Ask for an invitation, then sign in again.`
    : `${user.email} is not verified by your identity provider.`;
  throw new APIError("FORBIDDEN", { code: "not_invited", message });
}

/** Whoever comes in through the identity provider proved their email, and so accepts what waits for it. */
export async function acceptWaiting(db: Db, context: HookContext, address: string): Promise<void> {
  const user = context.context.newSession?.user;
  if (!context.path?.startsWith("/callback/") || !user?.emailVerified) return;
  const userAgent = context.headers?.get("user-agent") ?? "";
  await inSystem(db, async (tx) => {
    for (const invitation of await lockPendingInvitationsTo(tx, user.email))
      await joinBy(tx, invitation, user.id, { actor: `member:${user.id}`, ip: address, userAgent });
  });
}
