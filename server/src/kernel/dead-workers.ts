import type pg from "pg";
import type { Log } from "./log.ts";

// Any number will do, as long as every server takes the same one.
const lockClass = 7_460_015;
const lookEveryMilliseconds = 5000;
/** A pool of workers that has just begun may take a job before it has said that it lives. */
const graceSeconds = 5;

/**
 * Gives the jobs of a server that died back to the queue, where they would else stay taken for four hours. A pool of
 * workers lives as long as its connection holds a lock on its id: PostgreSQL lets go of it when the server is killed.
 */
export class DeadWorkers {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  readonly #own: string;
  #client: pg.PoolClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(pool: pg.Pool, log: Log, own: string) {
    this.#pool = pool;
    this.#log = log;
    this.#own = own;
  }

  begin(): void {
    const look = () => {
      this.#looking = this.#look().catch((error: Error) => this.#startAnew(error));
    };
    look();
    this.#timer = setInterval(look, lookEveryMilliseconds).unref();
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    // Closed, not given back: with the connection ends the lock.
    this.#client?.release(true);
  }

  #startAnew(error: Error): void {
    this.#log.warn({ err: error }, "cannot look after the jobs of servers that died, will retry");
    this.#client?.release(true);
    this.#client = undefined;
  }

  async #look(): Promise<void> {
    this.#client ??= await this.#livingClient();
    const { rows } = await this.#client.query<{ workers: string }>(
      `select distinct locked_by as workers from graphile_worker._private_jobs
       where locked_by <> $1 and locked_at < now() - make_interval(secs => $2)`,
      [this.#own, graceSeconds],
    );
    for (const { workers } of rows) await this.#releaseIfDead(this.#client, workers);
  }

  async #livingClient(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect();
    await client.query("select pg_advisory_lock($1, hashtext($2))", [lockClass, this.#own]);
    return client;
  }

  async #releaseIfDead(client: pg.PoolClient, workers: string): Promise<void> {
    const lock = [lockClass, workers];
    const { rows } = await client.query<{ free: boolean }>(
      "select pg_try_advisory_lock($1, hashtext($2)) as free",
      lock,
    );
    if (!rows[0]?.free) return;
    await client.query("select graphile_worker.force_unlock_workers(array[$1])", [workers]);
    await client.query("select pg_advisory_unlock($1, hashtext($2))", lock);
    this.#log.warn({ workers }, "a server died at its jobs; they are taken up again");
  }
}
