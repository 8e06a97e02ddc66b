import { type BetterAuthOptions, betterAuth } from "better-auth";
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins";
import type { Kernel } from "../kernel/assemble.ts";
import { applicationRole, openPool } from "../kernel/database.ts";
import { keptSecret } from "../kernel/secrets.ts";
import { forgiveIfRight, refuseGuessing } from "./sign-in-guard.ts";
import { acceptWaiting, identityProvider, refuseUninvited } from "./single-sign-on.ts";

export const authPath = "/api/auth";
/** The header that tells better-auth the caller's address; ours alone to set. */
export const addressHeader = "x-throughline-address";

/** What stands behind the sign-in door. */
export interface SignIn {
  /** Sessions, passwords and second factors. */
  own: ReturnType<typeof ownAuth>;
  /** Single sign-on, apart: it asks the identity provider when made, and its outage must not stop the other. */
  single: () => { handler: (request: Request) => Promise<Response> };
  close: () => Promise<void>;
}

const opened = new WeakMap<Kernel, Promise<SignIn>>();

/** The sign-in of a running server, made when first needed. */
export function signInOf(kernel: Kernel): Promise<SignIn> {
  const existing = opened.get(kernel) ?? open(kernel);
  opened.set(kernel, existing);
  return existing;
}

/** Closes what `signInOf` opened, if it did. */
export async function closeSignIn(kernel: Kernel): Promise<void> {
  await (await opened.get(kernel))?.close();
}

async function open(kernel: Kernel): Promise<SignIn> {
  const secret = kernel.config.SIGN_IN_SECRET ?? (await keptSecret(kernel.config.DATA_DIR, "sign-in"));
  const pool = openPool(kernel.databaseUrl, { max: 4, role: applicationRole, schema: "workspaces" });
  const options = { ...authOptions(kernel), secret, database: pool };
  let single: ReturnType<SignIn["single"]> | undefined;
  return {
    own: ownAuth(options),
    single: () =>
      (single ??= betterAuth({ ...options, plugins: [secondFactor(), ...identityProvider(kernel.config)] })),
    close: () => pool.end(),
  };
}

function ownAuth(options: ReturnType<typeof authOptions> & Pick<BetterAuthOptions, "secret" | "database">) {
  return betterAuth({ ...options, plugins: [secondFactor()] });
}

function secondFactor() {
  return twoFactor({ issuer: "Throughline" });
}

function authOptions({ config, db, log }: Kernel) {
  return {
    appName: "Throughline",
    baseURL: config.PUBLIC_URL,
    basePath: authPath,
    telemetry: { enabled: false },
    trustedOrigins: (request) => [config.PUBLIC_URL, ...loopbackOrigin(request)],
    // Accounts come from the setup and from invitations only.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    disabledPaths: ["/sign-up/email", "/change-email", "/delete-user"],
    session: { expiresIn: 30 * 86_400, updateAge: 86_400 },
    rateLimit,
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    databaseHooks: { user: { create: { before: (user) => refuseUninvited(db, user) } } },
    hooks: {
      before: createAuthMiddleware((context) => refuseGuessing(db, context)),
      after: createAuthMiddleware(async (context) => {
        await forgiveIfRight(db, context);
        await acceptWaiting(db, context, context.headers?.get(addressHeader) ?? "");
      }),
    },
    advanced: {
      database: { generateId: "uuid" },
      cookiePrefix: "throughline",
      useSecureCookies: config.PUBLIC_URL.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    onAPIError: {
      errorURL: `${config.PUBLIC_URL}/sign-in`,
      onError: (error) => {
        if (!isAPIError(error) || error.statusCode >= 500) log.error({ err: error }, "sign-in failed");
      },
    },
    logger: { level: "warn", log: (_level, message) => log.warn(`sign-in: ${message}`) },
  } satisfies BetterAuthOptions;
}

/** How often one address may ask what, counted in the database by all servers; guessing has its own limit. */
const rateLimit = {
  enabled: true,
  storage: "database",
  window: 60,
  max: 300,
  customRules: {
    "/sign-in/email": { window: 60, max: 120 },
    "/sign-in/social": { window: 60, max: 120 },
    "/change-password": { window: 60, max: 10 },
    "/two-factor/*": { window: 60, max: 30 },
    // Asked by every open window of the console.
    "/get-session": false,
    "/sign-out": false,
  },
} satisfies BetterAuthOptions["rateLimit"];

function loopbackOrigin(request: Request | undefined): string[] {
  const host = request?.headers.get("host") ?? "";
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) ? [`http://${host}`] : [];
}
