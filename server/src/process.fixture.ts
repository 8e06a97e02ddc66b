import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** A real server process, as an operator starts it. */
export interface ServerProcess extends AsyncDisposable {
  url: string;
  dataDir: string;
  pid: number;
  /** Resident memory in MB. */
  residentMegabytes(): Promise<number>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
}

export interface SetUp {
  workspaceId: string;
  writeKey: string;
  serverWriteKey: string;
  secretKey: string;
  identitySecret: string;
}

/** Makes an empty data folder. */
export function emptyDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), "throughline-"));
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a server on a data folder and waits until it says that it is ready. */
export async function startProcess(dataDir: string, settings: Record<string, string> = {}): Promise<ServerProcess> {
  const port = settings.PORT ?? String(await freePort());
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: port, LOG_LEVEL: "fatal", ...settings };
  const child = spawn(process.execPath, [main], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  await ready(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  const stop = () => end("SIGTERM");
  return {
    url: `http://localhost:${port}`,
    dataDir,
    pid: child.pid!,
    residentMegabytes: () => residentMegabytes(child.pid!),
    kill: () => end("SIGKILL"),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Removes a data folder whose server has stopped. */
export function removeDataDir(dataDir: string): Promise<void> {
  return rm(dataDir, { recursive: true, force: true });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout!.on("data", (text) => String(text).includes("is ready") && resolve());
    child.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
}

/** Does the first visit's work. */
export async function setUp(url: string): Promise<SetUp> {
  const owner = {
    name: "Ada",
    email: "ada@example.com",
    password: "a long enough password",
    workspaceName: "Kestrel Coffee",
  };
  const response = await fetch(`${url}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(owner),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as SetUp;
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Process id, and address as its owner, of the embedded PostgreSQL of a data folder. */
export async function embeddedPostgres(dataDir: string): Promise<{ pid: number; url: string }> {
  const password = (await readFile(join(dataDir, "postgres.password"), "utf8")).trim();
  const [pid, , , port] = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
  return { pid: Number(pid), url: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/throughline` };
}
