import { betterAuth } from "better-auth";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import pg from "pg";
import type { Kernel } from "../kernel/assemble.ts";
import { applicationRole } from "../kernel/database.ts";
import { keptSecret } from "../kernel/secrets.ts";
import { signInRates } from "./sign-in-rates.ts";

export type Auth = Awaited<ReturnType<typeof makeAuth>>["auth"];

export const authPath = "/api/auth";
/** The header that tells better-auth the caller's address; ours alone to set. */
export const addressHeader = "x-throughline-address";

const made = new WeakMap<Kernel, ReturnType<typeof makeAuth>>();

/** The sign-in of a running server, made when first needed. */
export async function authOf(kernel: Kernel): Promise<Auth> {
  const existing = made.get(kernel) ?? makeAuth(kernel);
  made.set(kernel, existing);
  return (await existing).auth;
}

/** Closes what `authOf` opened. */
export async function closeAuth(kernel: Kernel): Promise<void> {
  await (await made.get(kernel))?.pool.end();
}

async function makeAuth(kernel: Kernel) {
  const { config } = kernel;
  const pool = openAuthPool(kernel);
  const auth = betterAuth({
    appName: "Throughline",
    baseURL: config.PUBLIC_URL,
    basePath: authPath,
    secret: config.SIGN_IN_SECRET ?? (await keptSecret(config.DATA_DIR, "sign-in")),
    database: pool,
    telemetry: { enabled: false },
    trustedOrigins: (request) => [config.PUBLIC_URL, ...loopbackOrigin(request)],
    // Accounts come from the setup and from invitations only.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    disabledPaths: ["/sign-up/email", "/change-email", "/delete-user", "/is-username-available"],
    session: { expiresIn: 30 * 86_400, updateAge: 86_400 },
    rateLimit: signInRates,
    plugins: [twoFactor({ issuer: "Throughline" }), ...singleSignOn(config)],
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    advanced: {
      database: { generateId: "uuid" },
      cookiePrefix: "throughline",
      useSecureCookies: config.PUBLIC_URL.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    logger: {
      level: "warn",
      log: (level, message, ...rest) =>
        kernel.log[level === "error" ? "warn" : "debug"]({ rest }, `sign-in: ${message}`),
    },
  });
  return { auth, pool };
}

function openAuthPool({ databaseUrl }: Kernel): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    options: `-c search_path=workspaces -c role=${applicationRole}`,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", () => undefined);
  return pool;
}

function loopbackOrigin(request: Request | undefined): string[] {
  const host = request?.headers.get("host") ?? "";
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) ? [`http://${host}`] : [];
}

function singleSignOn({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Kernel["config"]) {
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return [];
  const discoveryUrl = `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`;
  return [
    genericOAuth({
      config: [
        {
          providerId: "oidc",
          discoveryUrl,
          clientId: OIDC_CLIENT_ID,
          clientSecret: OIDC_CLIENT_SECRET ?? "",
          scopes: ["openid", "profile", "email"],
          requireIdTokenVerification: true,
        },
      ],
    }),
  ];
}
