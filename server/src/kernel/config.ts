import { resolve } from "node:path";
import { z } from "zod";

const text = z.string().trim().min(1);
const optional = text.optional();
const flag = z.enum(["true", "false"]).default("false");

const settings = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65535).default(4600),
    HOST: text.default("localhost"),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATA_DIR: text.default("./data"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(4).max(200).default(16),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    TRUST_PROXY: flag,
    SIGN_IN_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: optional,
    OIDC_CLIENT_SECRET: optional,
    OIDC_NAME: text.default("Single sign-on"),
    INGEST_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).default(5000),
    FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    FILES_S3_BUCKET: optional,
    FILES_S3_REGION: text.default("us-east-1"),
    FILES_S3_KEY: optional,
    FILES_S3_SECRET: optional,
    CHAT_SESSIONS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
    CHAT_SOCKETS_PER_ADDRESS: z.coerce.number().int().min(1).default(500),
    MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: optional,
    METRICS_TOKEN: optional,
    DEMO: flag,
  })
  .refine((value) => !value.OIDC_ISSUER || (value.OIDC_CLIENT_ID && value.OIDC_CLIENT_SECRET), {
    path: ["OIDC_CLIENT_ID"],
    message: "and OIDC_CLIENT_SECRET must be set when OIDC_ISSUER is",
  })
  .refine(hasWholeBucket, {
    path: ["FILES_S3_ENDPOINT"],
    message: "it, FILES_S3_BUCKET, FILES_S3_KEY and FILES_S3_SECRET must be set together",
  })
  .refine(({ MAIL_URL, MAIL_FROM }) => !MAIL_URL || MAIL_FROM, {
    path: ["MAIL_FROM"],
    message: "must be set when MAIL_URL is",
  });

// Half a bucket would keep files in the folder in silence.
function hasWholeBucket(settings: Record<string, unknown>): boolean {
  const needed = ["FILES_S3_ENDPOINT", "FILES_S3_BUCKET", "FILES_S3_KEY", "FILES_S3_SECRET"];
  const given = needed.filter((name) => settings[name] !== undefined);
  return given.length === 0 || given.length === needed.length;
}

export type Config = ReturnType<typeof readConfig>;

/** The names of all settings, as `.env.example` must list them. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Reads the settings from the environment; throws one sentence that names the wrong one. Empty means unset. */
export function readConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) throw new Error(wrongSetting(parsed.error.issues[0], given));
  const { DATA_DIR, PUBLIC_URL, TRUST_PROXY, DEMO, ...rest } = parsed.data;
  return {
    ...rest,
    DATA_DIR: resolve(DATA_DIR),
    PUBLIC_URL: (PUBLIC_URL ?? `http://localhost:${rest.PORT}`).replace(/\/$/, ""),
    TRUST_PROXY: TRUST_PROXY === "true",
    DEMO: DEMO === "true",
  };
}

function wrongSetting(
  issue: { path: PropertyKey[]; message: string } | undefined,
  given: Record<string, unknown>,
): string {
  const name = String(issue?.path[0] ?? "A setting");
  const shown = /SECRET|URL|TOKEN/.test(name) ? "" : ` (it is ${JSON.stringify(given[name])})`;
  return `The setting ${name} is not usable${shown}: ${issue?.message ?? "unknown reason"}. See .env.example for what it takes.`;
}
