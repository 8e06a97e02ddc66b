import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capabilities } from "./capabilities.ts";
import type { TestDatabase } from "./database.fixture.ts";
import { assemble, type Server } from "./kernel/assemble.ts";
import type { Capability } from "./kernel/capability.ts";
import { type Clock, systemClock } from "./kernel/clock.ts";
import { readConfig } from "./kernel/config.ts";
import { createLog } from "./kernel/log.ts";
import { admitCaller } from "./workspaces/public.ts";
import { setUp } from "./workspaces/setup.ts";

export interface Owner {
  email: string;
  password: string;
  /** Of a signed-in session, to send as the `cookie` header. */
  cookie: string;
  workspaceId: string;
  /** Of a browser source: what it says about identity is a claim. */
  writeKey: string;
  /** Of a server source: what it says about identity is proof. */
  serverWriteKey: string;
  /** With every scope. */
  secretKey: string;
  identitySecret: string;
}

export interface RunningServer extends AsyncDisposable {
  url: string;
  server: Server;
  owner: Owner;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Settings over the test's own, such as `{ INGEST_REQUESTS_PER_SECOND: "5" }`. */
  settings?: Record<string, string>;
  capabilities?: readonly Capability[];
  clock?: Clock;
  /** The owner that another server on this database made; without it a new one is made, with a new workspace. */
  owner?: Owner;
}

/** Starts a whole server with real HTTP on a test's database, with an owner signed in to a workspace of their own. */
export async function startServer(at: TestDatabase, options: ServerOptions = {}): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), "throughline-"));
  const config = readConfig({
    DATABASE_URL: at.url,
    DATA_DIR: folder,
    PORT: "0",
    LOG_LEVEL: "warn",
    SIGN_IN_SECRET: "servers of one test share their sessions",
    ...options.settings,
  });
  const server = await assemble({
    config,
    databaseUrl: at.url,
    clock: options.clock ?? systemClock,
    log: createLog(config.LOG_LEVEL),
    capabilities: options.capabilities ?? capabilities,
    admit: admitCaller,
    consoleFolder: join(folder, "no-console"),
  });
  await server.http.listen({ host: "127.0.0.1", port: config.PORT });
  const url = `http://127.0.0.1:${(server.http.server.address() as AddressInfo).port}`;
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const owner = options.owner ?? (await makeOwner(server, url));
  return { url, server, owner, stop, [Symbol.asyncDispose]: stop };
}

/** One more workspace with an owner of its own: the stranger that tests of isolation need. */
export async function makeOwner({ kernel }: Server, url: string, workspaceName = "Kestrel Coffee"): Promise<Owner> {
  const email = `owner-${randomBytes(4).toString("hex")}@example.com`;
  const password = "correct horse battery";
  const { url: _, ...founded } = await setUp(kernel, { email, password, name: "Olive Owner", workspaceName });
  return { email, password, cookie: await signIn(url, email, password), ...founded };
}

/** Signs in over HTTP and returns the session's cookie. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Signing in as ${email} failed: ${response.status} ${await response.text()}`);
  return cookiesOf(response);
}

/** The cookies that a response sets, as the next request sends them. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0]!)
    .join("; ");
}
