import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded.ts";
import type { Log } from "./log.ts";
import { findPostmaster } from "./postmaster.ts";
import { signal } from "./process.ts";

export type House = {
  dataDir: string;
  cluster: string;
  said: string[];
  start(options?: Partial<EmbeddedOptions>): Promise<Embedded>;
  /** A server of its own process, which runs until it gets SIGTERM. */
  server(): Promise<OtherServer>;
};

export type OtherServer = { url: string; postgresPid: number; child: ChildProcess };

/** Gives a test a data directory, and leaves neither files nor processes of it behind. */
export async function inHouse(test: (house: House) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "throughline-postgres-"));
  await chmod(dataDir, 0o755);
  const cluster = join(dataDir, "postgres");
  const [started, children, said]: [Embedded[], ChildProcess[], string[]] = [[], [], []];
  const start = async (options: Partial<EmbeddedOptions> = {}) => {
    const embedded = await startEmbedded({ dataDir, log: memory(said), ...options });
    started.push(embedded);
    return embedded;
  };
  const server = () => startServer(dataDir, children);
  try {
    await test({ dataDir, cluster, said, start, server });
  } finally {
    for (const child of children) child.kill("SIGKILL");
    for (const embedded of started) await embedded.stop();
    await endPostgres(cluster);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs statements one after the other on a connection of their own; the rows of the last. */
export async function ask(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** Waits until something holds. */
export async function until(holds: () => Promise<boolean> | boolean, withinMs = 15_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Did not come to hold within ${withinMs} ms: ${holds}`);
    await delay(20);
  }
}

/** A process that prints lines of JSON, from a text of JavaScript. */
export function runScript(script: string, children: ChildProcess[]): { child: ChildProcess; line: Promise<unknown> } {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout! });
  return { child, line: once(lines, "line").then(([line]) => JSON.parse(line)) };
}

/** The text of a script that starts a server on a data directory. */
export function serverScript(dataDir: string): string {
  return `
    import { startEmbedded } from ${JSON.stringify(new URL("./embedded.ts", import.meta.url).href)};
    const log = { info() {}, warn() {}, error() {} };
    const embedded = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log });
    setInterval(() => {}, 1_000);
    process.once("SIGTERM", () => embedded.stop().then(() => process.exit(0)));
    console.log(JSON.stringify({ url: embedded.url, postgresPid: embedded.pid() }));
  `;
}

async function startServer(dataDir: string, children: ChildProcess[]): Promise<OtherServer> {
  const { child, line } = runScript(serverScript(dataDir), children);
  return { ...((await line) as { url: string; postgresPid: number }), child };
}

async function endPostgres(cluster: string): Promise<void> {
  const left = await findPostmaster(cluster);
  if (left) signal(left.pid, "SIGQUIT");
  await until(async () => !(await findPostmaster(cluster)));
}

function memory(said: string[]): Log {
  const write = (_facts: object, sentence: string) => void said.push(sentence);
  return { info: write, warn: write, error: write };
}
