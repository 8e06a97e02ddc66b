import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../server/src/main.ts", import.meta.url));

/** A real server with its embedded database in a folder of its own, as an operator starts it. */
export interface Product extends AsyncDisposable {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Resident memory of the server process, in MB. */
  residentMegabytes(): Promise<number>;
  /** The database's address as its owner. */
  databaseUrl(): Promise<string>;
  stop(): Promise<void>;
}

export interface Keys {
  workspaceId: string;
  writeKey: string;
  serverWriteKey: string;
  secretKey: string;
}

/** Makes an empty data folder. */
export function emptyDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), "throughline-bench-"));
}

/** Starts the product on a data folder and waits until it says that it is ready. */
export async function startProduct(dataDir: string, port: number): Promise<Product> {
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "warn", INGEST_REQUESTS_PER_SECOND: "1000000" };
  const child = spawn(process.execPath, [main], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const url = `http://localhost:${port}`;
  await ready(child);
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return {
    url,
    dataDir,
    process: child,
    residentMegabytes: () => residentMegabytes(child.pid!),
    databaseUrl: () => databaseUrl(dataDir),
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout!.on("data", (text) => String(text).includes("is ready") && resolve());
    child.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
}

/** Makes the first owner and workspace. */
export async function setUp({ url }: Product): Promise<Keys> {
  const response = await fetch(`${url}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Bench", email: "bench@example.com", password: "a long bench password", workspaceName: "Bench" }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Keys;
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function databaseUrl(dataDir: string): Promise<string> {
  const password = (await readFile(join(dataDir, "postgres.password"), "utf8")).trim();
  const port = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[3];
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/throughline`;
}
