import { execFile } from "node:child_process";
import { readdir, readFile, readlink, stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const onLinux = process.platform === "linux";

/** Tells one run of a process id from a later one with the same number; undefined when none is alive. */
export function birthOf(pid: number): Promise<string | undefined> {
  return onLinux ? birthInProc(pid) : birthByPs(pid);
}

/** A process's command line; empty when it has ended. */
export async function commandOf(pid: number): Promise<string> {
  if (onLinux) return ((await textOf(`/proc/${pid}/cmdline`)) ?? "").replaceAll("\0", " ").trim();
  return (await ps(pid, "command=")) ?? "";
}

/** The working folder of a process, where the system lets us see it. */
export async function workingFolderOf(pid: number): Promise<string | undefined> {
  return onLinux ? readlink(`/proc/${pid}/cwd`).catch(() => undefined) : undefined;
}

/** The processes of a user whose title begins with these words. Linux only; elsewhere nobody is found. */
export async function processesTitled(beginning: string, uid: number): Promise<number[]> {
  if (!onLinux) return [];
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    const pid = Number(name);
    if (Number.isInteger(pid) && (await commandOf(pid)).startsWith(beginning) && (await userOf(pid)) === uid)
      found.push(pid);
  }
  return found;
}

/** Sends a signal to a process that may have ended in the meantime. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function birthInProc(pid: number): Promise<string | undefined> {
  const line = await textOf(`/proc/${pid}/stat`);
  if (line === undefined) return undefined;
  // The second field is the program's name in brackets and may hold anything, so counting starts behind it.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const [state, startedAtTick] = [fields[0], fields[19]];
  if (state === "Z" || state === "X") return undefined;
  return `${(await bootId()).trim()}:${startedAtTick}`;
}

async function birthByPs(pid: number): Promise<string | undefined> {
  const line = await ps(pid, "state=,lstart=");
  return line === undefined || line.startsWith("Z") ? undefined : line.replace(/^\S+\s+/, "");
}

async function bootId(): Promise<string> {
  return (await textOf("/proc/sys/kernel/random/boot_id")) ?? "";
}

async function userOf(pid: number): Promise<number | undefined> {
  return (await stat(`/proc/${pid}`).catch(() => undefined))?.uid;
}

async function ps(pid: number, columns: string): Promise<string | undefined> {
  // ps ends with status 1 when there is no such process.
  const result = await run("ps", ["-o", columns, "-p", String(pid)]).catch(() => undefined);
  return result?.stdout.trim() || undefined;
}

// A process that ends while we read about it gives ENOENT or ESRCH: either way there is nothing to read.
async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ESRCH") return undefined;
    throw error;
  });
}
