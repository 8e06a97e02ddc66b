import type { FastifyInstance } from "fastify";
import { makeWorkerUtils } from "graphile-worker";
import type pg from "pg";
import type { Registry } from "prom-client";
import type { Admit } from "./access.ts";
import type { Capability } from "./capability.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { applicationRole, type Db, openDatabase, openPool } from "./database.ts";
import { Files } from "./files/files.ts";
import { keepRemoving } from "./files/remove-ended.ts";
import { arrivalsOf, storeOf } from "./files/store-of.ts";
import { type Following, follow } from "./follow.ts";
import { createMetrics } from "./health.ts";
import { buildHttp } from "./http.ts";
import { startJobs } from "./jobs.ts";
import type { Log } from "./log.ts";
import { migrate } from "./migrate.ts";
import { Notifications } from "./notifications.ts";
import { ringTimers } from "./ring-timers.ts";
import { Signals } from "./signals.ts";
import type { SubjectData } from "./subject-data.ts";
import { Tails } from "./tail.ts";
import { Wake } from "./wake.ts";

/** What a running server gives to its capabilities. */
export interface Kernel {
  config: Config;
  databaseUrl: string;
  pool: pg.Pool;
  db: Db;
  /** The connection that wake and signals hear by. */
  notifications: Notifications;
  wake: Wake;
  signals: Signals;
  tails: Tails;
  /** What people send and receive, kept outside the database. */
  files: Files;
  clock: Clock;
  log: Log;
  metrics: Registry;
  admit: Admit;
  /** Aborted as the server begins to close, before its sockets do: those who hold them may say why. */
  closing: AbortController;
  /** Every capability's part in what is stored about a person, in the order of the capabilities. */
  subjectData: readonly SubjectData[];
}

export interface Server {
  kernel: Kernel;
  http: FastifyInstance;
  stop(): Promise<void>;
}

export interface Parts {
  config: Config;
  databaseUrl: string;
  clock: Clock;
  log: Log;
  capabilities: readonly Capability[];
  admit: (kernel: Kernel) => Admit;
  consoleFolder: string;
}

/** What the kernel itself keeps. */
export const kernelManifest = {
  name: "kernel",
  migrations: new URL("./migrations/", import.meta.url),
  tables: {
    "kernel.cursor": "local",
    "kernel.timer": "local",
    "kernel.file": { by: "workspace_id" },
    "kernel.file_end": { by: "workspace_id" },
  },
} as const;

/** Brings a database to the schema that these capabilities need. */
export async function prepareDatabase(databaseUrl: string, capabilities: readonly Capability[]): Promise<string[]> {
  const applied = await migrate(databaseUrl, [kernelManifest, ...capabilities]);
  const jobs = await makeWorkerUtils({ connectionString: databaseUrl });
  await jobs.migrate();
  await jobs.release();
  return applied;
}

/** Makes what capabilities work with, without serving anything: the command line uses it too. */
export async function openKernel({
  config,
  databaseUrl,
  clock,
  log,
  admit,
  capabilities,
}: Omit<Parts, "consoleFolder">): Promise<Kernel> {
  const pool = openPool(databaseUrl, { max: config.DATABASE_POOL_SIZE, role: applicationRole });
  const db = openDatabase(pool);
  const notifications = new Notifications(databaseUrl, log);
  const wake = new Wake(notifications);
  const kernel: Kernel = {
    config,
    databaseUrl,
    pool,
    db,
    notifications,
    wake,
    signals: new Signals(db, notifications, log),
    tails: new Tails(databaseUrl, db, wake, log),
    files: new Files({ db, clock, store: storeOf(config), arrivals: arrivalsOf(config) }),
    clock,
    log,
    metrics: createMetrics(),
    closing: new AbortController(),
    admit: async () => Promise.reject(new Error("The server is not assembled yet.")),
    subjectData: capabilities.flatMap(({ subjectData }) => subjectData ?? []),
  };
  kernel.admit = admit(kernel);
  return kernel;
}

/** Puts the whole server together on a prepared database and starts its followers and jobs; the caller listens. */
export async function assemble(parts: Parts): Promise<Server> {
  const { capabilities, log } = parts;
  const kernel = await openKernel(parts);
  await kernel.notifications.start();
  const http = await buildHttp(kernel, {
    router: Object.fromEntries(capabilities.flatMap(({ name, router }) => (router ? [[name, router]] : []))),
    topics: capabilities.flatMap(({ topics }) => topics ?? []),
    doors: capabilities.flatMap(({ doors }) => (doors ? [doors] : [])),
    consoleFolder: parts.consoleFolder,
  });
  const followings: Following[] = capabilities
    .flatMap((capability) => capability.followers?.(kernel) ?? [])
    .map((declaration) => follow(kernel.db, kernel.wake, log, declaration));
  const ringing = ringTimers(
    kernel,
    capabilities.flatMap((capability) => capability.timers?.(kernel) ?? []),
  );
  const removing = keepRemoving({ ...kernel, store: storeOf(kernel.config), arrivals: arrivalsOf(kernel.config) });
  const ownerPool = openPool(parts.databaseUrl, { max: 4 });
  const jobs = await startJobs(
    ownerPool,
    capabilities.flatMap((capability) => capability.jobs?.(kernel) ?? []),
    log,
  );
  return {
    kernel,
    http,
    async stop() {
      await http.close();
      await Promise.all([jobs.stop(), ringing.stop(), removing.stop()]);
      await Promise.all(followings.map((following) => following.stop()));
      await Promise.all([kernel.tails.stop(), kernel.signals.settle(), kernel.notifications.stop()]);
      await Promise.all([ownerPool.end(), kernel.db.destroy()]);
    },
  };
}
