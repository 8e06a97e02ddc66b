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
import type { Role } from "./workspaces/roles.ts";
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
  /** The folder of a built console, for tests in a browser. */
  consoleFolder?: string;
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
    consoleFolder: options.consoleFolder ?? join(folder, "no-console"),
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

export interface Asked {
  cookie?: string | undefined;
  /** A secret key, sent as Bearer token. */
  key?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What came back; of its body, the test says what it takes it for. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  text: string;
  body: Body;
}

/** Who is signed in, as `/api/me` says it. */
export interface Me {
  userId: string;
  email: string;
  secondFactor: boolean;
  workspaces: { workspaceId: string; name: string; role: string; permissions: string[] }[];
}

/** Sends one request to the API and reads the answer. */
export async function ask<Body = unknown>(
  url: string,
  method: string,
  path: string,
  { cookie, key, body, headers }: Asked = {},
): Promise<Answer<Body>> {
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: "manual",
    headers: {
      origin: url,
      ...(cookie ? { cookie } : {}),
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: readJson(text) as Body };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks the API of a server's workspace with a key that may do everything; any refusal fails the test. */
export type Api = <Body>(path: string, method?: string, body?: unknown) => Promise<Body>;

/** The API of the owner's workspace, by the path within it. */
export function apiOf({ url, owner }: Pick<RunningServer, "url" | "owner">): Api {
  return async <Body>(path: string, method = "GET", body?: unknown) => {
    const address = `/api/workspaces/${owner.workspaceId}${path}`;
    const answer = await ask<Body>(url, method, address, { key: owner.secretKey, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
}

export interface Colleague {
  userId: string;
  email: string;
  password: string;
  cookie: string;
}

/** Invites somebody to the owner's workspace, lets them accept, and signs them in. */
export async function addMember(url: string, owner: Owner, role: Role): Promise<Colleague> {
  const email = `${role}-${randomBytes(4).toString("hex")}@example.com`;
  const password = "staple battery horse";
  const path = `/api/workspaces/${owner.workspaceId}/invitations`;
  const invitation = await ask<{ url: string }>(url, "POST", path, { cookie: owner.cookie, body: { email, role } });
  const token = new URL(invitation.body.url).pathname.split("/").at(-1);
  await ask(url, "POST", `/api/invitations/${token}/acceptance`, { body: { name: `Ada ${role}`, password } });
  const cookie = await signIn(url, email, password);
  const me = await ask<Me>(url, "GET", "/api/me", { cookie });
  return { userId: me.body.userId, email, password, cookie };
}
