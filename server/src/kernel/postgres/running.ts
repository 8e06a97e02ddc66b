import { stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readIfThere, writeWhole } from "./files.ts";
import type { Installation } from "./installation.ts";
import { type Launch, launch } from "./launch.ts";
import { portsOf } from "./ports.ts";
import { becomesReady, findPostmaster, forgetRecycledPid, isAlive, lastPort, type Postmaster } from "./postmaster.ts";
import { processesTitled, signal } from "./process.ts";
import { clusterName } from "./settings.ts";
import { PostgresUnavailable } from "./unavailable.ts";

const attempts = 40;

/** Adopts the PostgreSQL that runs on the cluster, or starts one, on this port if one is given. Called in turn. */
export async function ensureRunning(installation: Installation, samePort?: number): Promise<Postmaster> {
  const ports = samePort ? [samePort] : await portsToTry(installation.cluster);
  let [complaint, taken] = ["", 0];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const adopted = await adopt(installation);
    if (adopted) return adopted;

    const result = await start(installation, ports[taken % ports.length]!);
    if (result.outcome === "ready") return result.postmaster;
    complaint = result.complaint;
    if (result.outcome === "refused") break;
    if (result.outcome === "cluster in use") await endOrphans(installation);
    if (result.outcome === "port taken") taken++;
    await delay(250);
  }
  throw new PostgresUnavailable(`PostgreSQL did not start: ${complaint} (more in ${installation.logFile}).`);
}

// Other processes that were connected to a killed PostgreSQL expect it back where it was.
async function portsToTry(cluster: string): Promise<number[]> {
  const last = await lastPort(cluster);
  return [...(last ? [last] : []), ...portsOf(cluster)];
}

/** Whether PostgreSQL runs with other settings, or from another installation, than it would be started with now. */
export async function isOutdated({ cluster, settings }: Installation): Promise<boolean> {
  return (await readIfThere(join(cluster, "throughline.conf"))) !== settings;
}

async function adopt(installation: Installation): Promise<Postmaster | undefined> {
  const found = await findPostmaster(installation.cluster);
  if (!found) return undefined;
  const postmaster = await becomesReady(installation, () => isAlive(found));
  if (postmaster)
    installation.log.info({ pid: postmaster.pid, port: postmaster.port }, "PostgreSQL was already running.");
  return postmaster;
}

async function start(installation: Installation, port: number): Promise<Launch> {
  const { account, cluster, log, settings } = installation;
  const startedAt = performance.now();
  await forgetRecycledPid(installation);
  if (await isOutdated(installation)) await writeWhole(join(cluster, "throughline.conf"), settings, account);
  const result = await launch(installation, port);
  if (result.outcome === "ready") {
    const ms = Math.round(performance.now() - startedAt);
    log.info({ pid: result.postmaster.pid, port, ms }, "PostgreSQL started.");
  }
  return result;
}

// When its postmaster is killed, a backend in the midst of a long computation goes on, and keeps the next one out.
// Nobody can hear its answer any more; SIGQUIT is what the postmaster itself sends before it recovers from a crash.
async function endOrphans({ cluster, log }: Installation): Promise<void> {
  const { uid } = await stat(cluster);
  const orphans = await processesTitled(`postgres: ${clusterName(cluster)}:`, uid);
  if (orphans.length > 0) log.warn({ orphans }, "Ending processes that a killed PostgreSQL left behind.");
  for (const pid of orphans) signal(pid, "SIGQUIT");
}
