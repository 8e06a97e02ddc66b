import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { launchBrowser } from "@throughline/sdk/browser.fixture";
import { snippet } from "@throughline/sdk/snippet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDataDir, freePort, removeDataDir, type SetUp } from "../server/src/process.fixture.ts";
import { purchases } from "./purchases.fixture.ts";

// Does what README.md says, in its order, on a clone of the project's last commit: nothing is told there that was not done.

const root = join(import.meta.dirname, "..");
const run = promisify(execFile);

let folder: string;
let environment: NodeJS.ProcessEnv;
let url: string;
let server: ChildProcess;
let keys: SetUp;

/** The command or program of the README that has these words in it, with its examples replaced by what is real here. */
async function fromReadme(language: string, words: string): Promise<string> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, named]) => named === language);
  const [block, ...others] = blocks.map(([, , text]) => text!).filter((text) => text.includes(words));
  if (!block || others.length > 0)
    throw new Error(`README.md has ${others.length} more blocks of “${words}” than one.`);
  return block
    .replaceAll("REPOSITORY", root)
    .replaceAll("http://localhost:4600", url)
    .replaceAll("YOUR_WRITE_KEY", keys?.writeKey)
    .replaceAll("YOUR_SERVER_WRITE_KEY", keys?.serverWriteKey);
}

function shell(command: string, cwd = join(folder, "throughline")) {
  return run("bash", ["-euc", command], { cwd, env: environment, maxBuffer: 64e6 });
}

beforeAll(async () => {
  folder = await emptyDataDir();
  const port = await freePort();
  url = `http://localhost:${port}`;
  // As a newcomer has it: no folder of this project's programs in the way, nothing set but what tells the copies apart.
  const path = process.env.PATH!.split(":").filter((part) => !part.includes("node_modules"));
  const ours = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITE|TEST|QUERIES_RUN|CI$)/.test(name));
  environment = {
    ...Object.fromEntries(ours),
    PATH: path.join(":"),
    PORT: String(port),
    npm_config_prefer_offline: "true",
  };
});

afterAll(async () => {
  if (server?.exitCode === null && server.signalCode === null) process.kill(-server.pid!, "SIGKILL");
  await removeDataDir(folder);
});

test("two commands start it on a fresh clone", { timeout: 300_000 }, async () => {
  const commands = await fromReadme("sh", "git clone");
  server = spawn("bash", ["-euc", commands], { cwd: folder, env: environment, detached: true });
  const said: string[] = [];
  for (const output of [server.stdout!, server.stderr!]) output.on("data", (text) => said.push(String(text)));
  const ready = new Promise((resolve) =>
    server.stdout!.on("data", () => said.join("").includes("is ready") && resolve(0)),
  );
  const [code] = await Promise.race([ready.then(() => [0]), once(server, "exit")]);

  expect(code, said.join("")).toBe(0);
  expect(said.join("")).toContain(url);
  expect((await fetch(url, { headers: { accept: "text/html" } })).headers.get("content-type")).toContain("text/html");
});

test("the command line makes the owner and prints the keys as one JSON object", { timeout: 60_000 }, async () => {
  const { stdout } = await shell(await fromReadme("sh", "-- setup"));
  keys = JSON.parse(stdout);
  expect(keys).toMatchObject({ url, writeKey: expect.any(String), secretKey: expect.any(String) });
});

test("an event from a terminal", async () => {
  const { stdout } = await shell(await fromReadme("sh", "curl"));
  expect(JSON.parse(stdout)).toEqual({ success: true });
  await expect.poll(namesSeen).toContain("Hello Throughline");
});

test("events from a web page with the snippet", { timeout: 60_000 }, async () => {
  const head = await fromReadme("html", "<script>");
  expect(head.trimEnd()).toBe(snippet(url, keys.writeKey));

  const shop = createServer((_request, answer) => {
    answer.writeHead(200, { "content-type": "text/html" });
    answer.end(`<!doctype html><title>Kettles</title>${head}`);
  }).listen(0);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/`);
    await expect.poll(namesSeen, { timeout: 10_000 }).toContain("Page Viewed");
  } finally {
    await browser.close();
    shop.close();
  }
});

test("events from a server with Segment's library", { timeout: 60_000 }, async () => {
  const program = join(folder, "throughline", "send.mjs");
  await writeFile(program, await fromReadme("js", "analytics-node"));
  await shell("node send.mjs");
  await expect.poll(namesSeen, { timeout: 10_000 }).toContain("Order Completed");
  await expect.poll(() => people("noor@example.com"), { timeout: 10_000 }).toEqual(["Noor Haddad"]);
});

test("a purchase history, twice, counts once", { timeout: 120_000 }, async () => {
  await writeFile(join(folder, "throughline", "CDNOW_master.txt"), purchases);
  const command = await fromReadme("sh", "CDNOW");
  await shell(command);
  await shell(command);

  await expect.poll(() => get("people-count"), { timeout: 20_000 }).toMatchObject({ people: 3 + 4 });
  const { people: found } = await get<{ people: object[] }>("people?sort=revenue&limit=1");
  expect(found[0]).toMatchObject({ userId: "00002", orders: 2, revenue: 89 });
});

test("it ends as it should on Ctrl-C", { timeout: 60_000 }, async () => {
  process.kill(-server.pid!, "SIGINT");
  await once(server, "exit");
  await expect(fetch(url)).rejects.toThrow();
  const { stdout } = await run("ps", ["-eo", "args"]);
  expect(stdout).not.toContain(folder);
});

async function get<Body>(path: string): Promise<Body> {
  const response = await fetch(`${url}/api/workspaces/${keys.workspaceId}/${path}`, {
    headers: { authorization: `Bearer ${keys.secretKey}` },
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Body;
}

async function namesSeen(): Promise<string[]> {
  const { touchpoints } = await get<{ touchpoints: { name: string }[] }>("touchpoints");
  return touchpoints.map(({ name }) => name);
}

async function people(q: string): Promise<string[]> {
  const { people: found } = await get<{ people: { name: string }[] }>(`people?q=${encodeURIComponent(q)}`);
  return found.map(({ name }) => name);
}
