import { EventEmitter } from "node:events";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import type { Tx } from "./database.ts";
import { DeadWorkers } from "./dead-workers.ts";
import type { Log } from "./log.ts";

/** Work that outlives a request. It may run more than once, so its effects are idempotent. */
export interface Job {
  name: string;
  run: (payload: unknown, signal: AbortSignal) => Promise<void>;
}

/** Puts a job into the queue in the caller's transaction: it runs if, and only if, that commits. */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: object,
  options: { key?: string; maxAttempts?: number } = {},
): Promise<void> {
  await sql`select kernel.enqueue(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}::text,
    ${options.maxAttempts ?? 10}::integer)`.execute(tx);
}

/** Starts working the queue. */
export async function startJobs(pool: pg.Pool, jobs: readonly Job[], log: Log): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      (payload, helpers) => job.run(payload, helpers.abortSignal ?? new AbortController().signal),
    ]),
  );
  const events: WorkerEvents = new EventEmitter();
  let deadWorkers: DeadWorkers | undefined;
  events.once("pool:create", ({ workerPool }) => {
    deadWorkers = new DeadWorkers(pool, log, workerPool.id);
    deadWorkers.begin();
  });
  events.on("job:failed", ({ job, error }) =>
    log.error({ job: job.task_identifier, err: error }, "job failed for good"),
  );
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 1000,
    taskList,
    parsedCronItems: [],
    events,
    logger: new Logger(
      () => (level, message, meta) =>
        log[level === "warning" ? "warn" : level === "error" ? "error" : "debug"](meta ?? {}, message),
    ),
  });
  return {
    async stop() {
      await runner.stop();
      await deadWorkers?.end();
    },
  };
}
