import { ensureCluster } from "./cluster.ts";
import { databaseUrl, ensureDatabase } from "./database.ts";
import { findInstallation, type Installation } from "./installation.ts";
import type { Log } from "./log.ts";
import { shortenLog } from "./logfile.ts";
import { findPostmaster, type Postmaster, stopPostmaster } from "./postmaster.ts";
import { register, registered } from "./registration.ts";
import { ensureRunning, isOutdated } from "./running.ts";
import type { Settings } from "./settings.ts";
import { supervise } from "./supervision.ts";
import { inTurn } from "./turn.ts";
import { PostgresUnavailable } from "./unavailable.ts";

export type EmbeddedOptions = {
  /** PostgreSQL's files go into `postgres` in it, its password and its log beside that. */
  dataDir: string;
  log: Log;
  /** PostgreSQL settings that differ from ours, by name. */
  settings?: Settings;
  /** Hears that PostgreSQL has died too often and is not started again. */
  onFailure?: (error: Error) => void;
};

export type Embedded = {
  /** The address of the database; it stays the same when PostgreSQL is restarted. */
  url: string;
  /** The process id of PostgreSQL now. */
  pid(): number;
  /** Leaves PostgreSQL; the last process to leave stops it. */
  stop(): Promise<void>;
};

/** Starts the PostgreSQL of a data directory, or joins the one that runs there, and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, log, onFailure = () => {}, settings = {} } = options;
  const installation = await findInstallation(dataDir, settings, log);
  const { leave, password, postmaster } = await inTurn(installation.servers, () => join(installation));
  const { port } = postmaster;
  const supervision = supervise({
    postmaster,
    revive: () => inTurn(installation.servers, () => revive(installation, port)),
    onFailure,
    log,
  });
  const housekeeping = setInterval(() => keepLogShort(installation), 60_000).unref();
  let stopped: Promise<void> | undefined;
  return {
    url: databaseUrl(port, password),
    pid: () => supervision.postmaster().pid,
    stop: () => (stopped ??= finish()),
  };

  async function finish(): Promise<void> {
    clearInterval(housekeeping);
    await supervision.end();
    await inTurn(installation.servers, leave);
  }
}

async function revive(installation: Installation, port: number): Promise<Postmaster> {
  const postmaster = await ensureRunning(installation, port);
  if (postmaster.port === port) return postmaster;
  throw new PostgresUnavailable(`PostgreSQL has moved from port ${port} to ${postmaster.port}: restart this process.`);
}

function keepLogShort({ log, logFile }: Installation): void {
  shortenLog(logFile).catch((error) => log.error({ err: error }, "PostgreSQL's log could not be shortened."));
}

type Joined = { password: string; postmaster: Postmaster; leave: () => Promise<void> };

async function join(installation: Installation): Promise<Joined> {
  const unregister = await register(installation.servers);
  const leave = async () => {
    await unregister();
    if ((await registered(installation.servers)).length === 0) await stopPostmaster(installation);
  };
  try {
    const password = await ensureCluster(installation);
    await renew(installation);
    const postmaster = await ensureRunning(installation);
    await ensureDatabase(postmaster.port, password);
    return { password, postmaster, leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

// An orphan of a killed server may run with the settings, or the program, of an earlier version of ours.
async function renew(installation: Installation): Promise<void> {
  const { cluster, log, servers } = installation;
  if (!(await findPostmaster(cluster)) || !(await isOutdated(installation))) return;
  if ((await registered(servers)).length === 1) return stopPostmaster(installation);
  log.warn({ cluster }, "PostgreSQL runs with other settings for another process; ours hold from its next start.");
}
