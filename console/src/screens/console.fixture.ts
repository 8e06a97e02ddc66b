import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "@throughline/sdk/browser.fixture";
import { copyDatabase, type TestDatabase } from "@throughline/server/database.fixture.ts";
import { type Owner, type RunningServer, startServer } from "@throughline/server/server.fixture.ts";
import type { Browser, BrowserContextOptions, Page, WebSocketRoute } from "playwright-core";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");

/** The built console on a real server with a real database, and one browser to use it. */
export interface OpenConsole {
  on: RunningServer;
  database: TestDatabase;
  /** The address of a workspace's page, by default the owner's. */
  at: (path: string, workspaceId?: string) => string;
  /** Opens a page; as the owner, unless `cookie` says otherwise. */
  visit: (url: string, options?: VisitOptions) => Promise<Visit>;
  /** The address of a server that nobody has set up, until its scope ends. */
  unfounded: () => Promise<{ url: string } & AsyncDisposable>;
  close: () => Promise<void>;
}

interface VisitOptions extends BrowserContextOptions {
  /** Null for nobody. */
  cookie?: string | null;
}

export interface Visit {
  page: Page;
  /** What the browser's console complained about, the content policy included. */
  complaints: string[];
  /** Breaks every live connection that is open, as a failing network does. */
  cutSockets: () => Promise<void>;
}

const nobody: Owner = {
  email: "",
  password: "",
  cookie: "",
  workspaceId: "",
  writeKey: "",
  serverWriteKey: "",
  secretKey: "",
  identitySecret: "",
};

/** Builds the console, starts a server that serves it, and opens a browser. */
export async function openConsole(): Promise<OpenConsole> {
  const folder = join(tmpdir(), `throughline-console-${process.pid}`);
  const configFile = join(root, "vite.config.ts");
  const [database] = await Promise.all([
    copyDatabase(),
    build({ root, configFile, logLevel: "error", build: { outDir: folder } }),
  ]);
  const on = await startServer(database, { consoleFolder: folder });
  const browser = await launchBrowser();
  return {
    on,
    database,
    at: (path, workspaceId = on.owner.workspaceId) => `${on.url}/w/${workspaceId}${path}`,
    visit: (url, given) => visit(browser, on, url, given),
    unfounded: () => startUnfounded(folder),
    close: async () => {
      await browser.close();
      await on.stop();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startUnfounded(consoleFolder: string) {
  const database = await copyDatabase();
  const { url, stop } = await startServer(database, { consoleFolder, owner: nobody });
  return {
    url,
    async [Symbol.asyncDispose]() {
      await stop();
      await database[Symbol.asyncDispose]();
    },
  };
}

async function visit(
  browser: Browser,
  on: RunningServer,
  url: string,
  { cookie = on.owner.cookie, ...options }: VisitOptions = {},
): Promise<Visit> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, reducedMotion: "reduce", ...options });
  const cookies = (cookie ?? "").split("; ").filter(Boolean);
  await context.addCookies(
    cookies.map((each) => {
      const [name, ...value] = each.split("=");
      return { name: name!, value: value.join("="), url: on.url };
    }),
  );
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const cutSockets = await watchSockets(page);
  await page.goto(url);
  return { page, complaints, cutSockets };
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

async function watchSockets(page: Page): Promise<() => Promise<void>> {
  const open = new Set<{ page: WebSocketRoute; server: WebSocketRoute }>();
  await page.routeWebSocket(/\/api\/live$/, (socket) => {
    open.add({ page: socket, server: socket.connectToServer() });
  });
  return async () => {
    for (const both of open) await Promise.all([both.page.close({ code: 1012 }), both.server.close()]);
    open.clear();
  };
}

/** Sends messages in Segment's format with a key, and waits until they are stored. */
export async function send(on: RunningServer, key: string, messages: readonly object[]): Promise<void> {
  const response = await fetch(`${on.url}/v1/batch`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Basic ${btoa(`${key}:`)}` },
    body: JSON.stringify({ batch: messages }),
  });
  if (!response.ok) throw new Error(`Sending failed: ${response.status} ${await response.text()}`);
}

/** The id of the person that a search finds, as soon as it finds one. */
export async function personCalled(on: RunningServer, q: string): Promise<string> {
  const path = `/api/workspaces/${on.owner.workspaceId}/people?q=${encodeURIComponent(q)}`;
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(on.url + path, { headers: { cookie: on.owner.cookie } });
    const { people } = (await response.json()) as { people: { personId: string }[] };
    if (people[0]) return people[0].personId;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`Nobody called ${q} has appeared.`);
}
