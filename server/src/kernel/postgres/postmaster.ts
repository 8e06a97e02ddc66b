import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readIfThere, writeWhole } from "./files.ts";
import type { Installation } from "./installation.ts";
import { birthOf, commandOf, signal, workingFolderOf } from "./process.ts";
import { PostgresUnavailable } from "./unavailable.ts";

/** A PostgreSQL that runs; `birth` tells it from a later process with the same pid. */
export type Postmaster = { pid: number; birth: string; port: number };

/** The PostgreSQL that runs on this cluster, whoever started it; undefined when there is none. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const note = await readNote(cluster);
  return note && identify(note, cluster);
}

/** Whether this very process still lives. */
export async function isAlive(postmaster: Postmaster): Promise<boolean> {
  return (await birthOf(postmaster.pid)) === postmaster.birth;
}

/** Waits until PostgreSQL takes connections, as long as it lives: recovery after a crash may take its time. */
export async function becomesReady(
  { cluster, log }: Installation,
  alive: () => Promise<boolean>,
): Promise<Postmaster | undefined> {
  for (let waitedMs = 0; await alive(); waitedMs += 10) {
    // A killed PostgreSQL leaves a note that says "ready", so the status counts only with the pid that stands by it.
    const note = await readNote(cluster);
    const postmaster = note?.status === "ready" ? await identify(note, cluster) : undefined;
    if (postmaster) return postmaster;
    if (waitedMs % 5_000 === 4_990) log.info({ cluster }, "PostgreSQL is not ready yet.");
    await delay(10);
  }
  return undefined;
}

/** The port of the PostgreSQL that runs on the cluster, or ran there until it was killed. */
export async function lastPort(cluster: string): Promise<number | undefined> {
  return (await readNote(cluster))?.port || undefined;
}

/**
 * Makes a postmaster.pid whose process id now belongs to another program harmless, as PostgreSQL would refuse to start.
 * The file itself stays: by the shared memory named in it PostgreSQL sees that orphaned backends still use the cluster.
 */
export async function forgetRecycledPid({ account, cluster, log }: Installation): Promise<void> {
  const path = join(cluster, "postmaster.pid");
  const pid = (await readNote(cluster))?.pid;
  if (pid === undefined || !(await birthOf(pid)) || (await isPostgresOf(pid, cluster))) return;
  log.warn({ pid }, `postmaster.pid names process ${pid}, which is another program now.`);
  const nobodysPid = 2 ** 31 - 1;
  await writeWhole(path, (await readFile(path, "utf8")).replace(/^\d+/, String(nobodysPid)), account);
}

/** Stops PostgreSQL as `pg_ctl stop -m fast` does: open transactions roll back, and all is written to disk. */
export async function stopPostmaster({ cluster, log }: Installation): Promise<void> {
  const postmaster = await findPostmaster(cluster);
  if (!postmaster) return;
  const startedAt = performance.now();
  signal(postmaster.pid, "SIGINT");
  if (!(await ends(postmaster, 60_000))) {
    log.warn(
      { pid: postmaster.pid },
      "PostgreSQL did not stop within a minute; its next start will recover from its log.",
    );
    signal(postmaster.pid, "SIGQUIT");
    if (!(await ends(postmaster, 10_000)))
      throw new PostgresUnavailable(`PostgreSQL (process ${postmaster.pid}) does not stop.`);
  }
  log.info({ pid: postmaster.pid, ms: Math.round(performance.now() - startedAt) }, "PostgreSQL stopped.");
}

async function ends(postmaster: Postmaster, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (await isAlive(postmaster)) {
    if (Date.now() > until) return false;
    await delay(20);
  }
  return true;
}

async function identify({ pid, port }: Note, cluster: string): Promise<Postmaster | undefined> {
  const birth = await birthOf(pid);
  return birth && (await isPostgresOf(pid, cluster)) ? { pid, birth, port } : undefined;
}

type Note = { pid: number; port: number; status: string };

// Lines of postmaster.pid: pid, data directory, start time, port, socket folder, address, shared memory, status.
async function readNote(cluster: string): Promise<Note | undefined> {
  const lines = (await readIfThere(join(cluster, "postmaster.pid")))?.split("\n");
  const [pid, port, status = ""] = [Number(lines?.[0]), Number(lines?.[3]), lines?.[7]?.trim()];
  return Number.isInteger(pid) && pid > 0 ? { pid, port, status } : undefined;
}

async function isPostgresOf(pid: number, cluster: string): Promise<boolean> {
  const command = await commandOf(pid);
  if (`${command} `.includes(`postgres -D ${cluster} `)) return true;
  // One that the operator has started may name its folder otherwise, but every PostgreSQL works in it.
  return command.includes("postgres") && (await workingFolderOf(pid)) === cluster;
}
