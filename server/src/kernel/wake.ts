import { EventEmitter } from "node:events";
import { sql } from "kysely";
import pg from "pg";
import type { Tx } from "./database.ts";
import type { Log } from "./log.ts";

const channel = "throughline";

/** Says, when `tx` commits, that there is something new to read about `topic`; rows carry the truth, this only wakes. */
export async function announce(tx: Tx, topic: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${topic})`.execute(tx);
}

/** Hears what any server on this database announces. A lost connection wakes everybody once it is back. */
export class Wake {
  readonly #hearers = new EventEmitter().setMaxListeners(0);
  readonly #url: string;
  readonly #log: Log;
  #client: pg.Client | undefined;
  #stopped = false;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  /** Calls `heard` on every announcement about `topic`, and after a reconnect; returns the way to stop. */
  on(topic: string, heard: () => void): () => void {
    this.#hearers.on(topic, heard);
    return () => this.#hearers.off(topic, heard);
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on("notification", ({ payload }) => this.#hearers.emit(payload ?? ""));
    client.on("error", () => undefined);
    client.once("end", () => this.#reconnect());
    await client.connect();
    await client.query(`listen ${channel}`);
    this.#client = client;
    for (const topic of this.#hearers.eventNames()) this.#hearers.emit(topic);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#client?.end();
  }

  #reconnect(): void {
    if (this.#stopped) return;
    setTimeout(() => {
      if (this.#stopped) return;
      this.start().catch((error: Error) => {
        this.#log.warn({ error: error.message }, "cannot listen to the database yet");
        this.#reconnect();
      });
    }, 250);
  }
}
