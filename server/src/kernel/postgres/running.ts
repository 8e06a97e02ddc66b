import { stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readIfThere, writeWhole } from "./files.ts";
import type { Installation } from "./installation.ts";
import { launch } from "./launch.ts";
import { portToTry } from "./ports.ts";
import { becomesReady, findPostmaster, forgetRecycledPid, isAlive, lastPort, type Postmaster } from "./postmaster.ts";
import { processesTitled, signal } from "./process.ts";
import { clusterName } from "./settings.ts";
import { PostgresUnavailable } from "./unavailable.ts";

const attempts = 40;

/** Adopts the PostgreSQL that runs on the cluster, or starts one, on this port if one is given. Called in turn. */
export async function ensureRunning(installation: Installation, samePort?: number): Promise<Postmaster> {
  let complaint = "";
  for (let attempt = 0; attempt < attempts; attempt++) {
    const adopted = await adopt(installation);
    if (adopted) return adopted;

    const startedAt = performance.now();
    const port = samePort ?? (await nextPort(installation.cluster, attempt));
    await prepare(installation);
    const result = await launch(installation, port);
    if (result.outcome === "ready") {
      const facts = { pid: result.postmaster.pid, port, ms: Math.round(performance.now() - startedAt) };
      installation.log.info(facts, "PostgreSQL started.");
      return result.postmaster;
    }
    complaint = result.complaint;
    if (result.outcome === "refused") break;
    if (result.outcome === "cluster in use") await endOrphans(installation);
    await delay(result.outcome === "port taken" && !samePort ? 0 : 250);
  }
  throw new PostgresUnavailable(`PostgreSQL did not start: ${complaint} (more in ${installation.logFile}).`);
}

// Other processes that were connected to a killed PostgreSQL expect it back where it was.
async function nextPort(cluster: string, attempt: number): Promise<number> {
  return (attempt === 0 && (await lastPort(cluster))) || portToTry(cluster, attempt);
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

async function prepare(installation: Installation): Promise<void> {
  await forgetRecycledPid(installation);
  if (await isOutdated(installation))
    await writeWhole(join(installation.cluster, "throughline.conf"), installation.settings, installation.account);
}

// When its postmaster is killed, a backend in the midst of a long computation goes on, and keeps the next one out.
// Nobody can hear its answer any more; SIGQUIT is what the postmaster itself sends before it recovers from a crash.
async function endOrphans({ cluster, log }: Installation): Promise<void> {
  const { uid } = await stat(cluster);
  const orphans = await processesTitled(`postgres: ${clusterName(cluster)}:`, uid);
  if (orphans.length > 0) log.warn({ orphans }, "Ending processes that a killed PostgreSQL left behind.");
  for (const pid of orphans) signal(pid, "SIGQUIT");
}
