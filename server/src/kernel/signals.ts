import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { sql } from "kysely";
import type { Db } from "./database.ts";
import type { Log } from "./log.ts";
import type { Notifications } from "./notifications.ts";

const channel = "throughline_signal";
// A notification of PostgreSQL carries less than 8,000 bytes.
const mostBytes = 7000;

interface Signal {
  /** The process that has heard it already; absent if it was sent with a transaction. */
  from?: string;
  /** PostgreSQL drops the second of two equal notifications of one transaction; numbers make them differ. */
  number?: number;
  name: string;
  message: object;
}

/** An expression that sends a signal to every server, this one too, if and when its transaction commits. */
export function signalOnCommit(name: string, message: object) {
  return sql`pg_notify(${channel}, ${written({ name, message })})`;
}

/** Short-lived words between servers, such as who is typing: best effort, never stored. Rows carry what must not be lost. */
export class Signals {
  readonly #db: Db;
  readonly #log: Log;
  readonly #own = randomUUID();
  readonly #hearers = new EventEmitter().setMaxListeners(0);
  #number = 0;
  #waiting: string[] = [];
  #sending: Promise<void> | undefined;

  constructor(db: Db, notifications: Notifications, log: Log) {
    this.#db = db;
    this.#log = log;
    notifications.hear(channel, (payload) => this.#hear(JSON.parse(payload) as Signal));
  }

  /** Tells this process at once and every other server soon, if it can be reached; throws if the message is over 7 kB. */
  send(name: string, message: object): void {
    const payload = written({ from: this.#own, number: ++this.#number, name, message });
    this.#tell(name, message);
    this.#waiting.push(payload);
    this.#sending ??= this.#sendWaiting();
  }

  /** Calls `heard` with each message of this name, of any server; returns the way to stop. */
  on<Message extends object>(name: string, heard: (message: Message) => void): () => void {
    this.#hearers.on(name, heard);
    return () => this.#hearers.off(name, heard);
  }

  /** Waits until everything sent has gone out. */
  async settle(): Promise<void> {
    await this.#sending;
  }

  #hear({ from, name, message }: Signal): void {
    if (from !== this.#own) this.#tell(name, message);
  }

  #tell(name: string, message: object): void {
    for (const heard of this.#hearers.listeners(name)) {
      try {
        heard(message);
      } catch (error) {
        this.#log.error({ err: error, signal: name }, "a signal was not understood");
      }
    }
  }

  // What comes while one query is on its way goes with the next, so a thousand signals take few queries.
  async #sendWaiting(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const payloads = this.#waiting;
      this.#waiting = [];
      await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) payload`
        .execute(this.#db)
        .catch((error: Error) => this.#log.warn({ err: error, lost: payloads.length }, "signals did not go out"));
    }
    this.#sending = undefined;
  }
}

function written(signal: Signal): string {
  const text = JSON.stringify(signal);
  if (Buffer.byteLength(text) > mostBytes) throw new Error(`The signal ${signal.name} is longer than 7 kB.`);
  return text;
}
