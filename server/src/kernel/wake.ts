import { EventEmitter } from "node:events";
import { sql } from "kysely";
import type { Tx } from "./database.ts";
import type { Notifications } from "./notifications.ts";

const channel = "throughline";

/** Says, when `tx` commits, that there is something new to read about these topics; rows carry the truth, this only wakes. */
export async function announce(tx: Tx, ...topics: [string, ...string[]]): Promise<void> {
  await sql`select pg_notify(${channel}, topic) from unnest(${topics}::text[]) topic`.execute(tx);
}

/** Hears what any server on this database announces. A lost connection wakes everybody once it is back. */
export class Wake {
  readonly #hearers = new EventEmitter().setMaxListeners(0);

  constructor(notifications: Notifications) {
    notifications.hear(channel, (topic) => this.#hearers.emit(topic));
    notifications.onReturn(() => {
      for (const topic of this.#hearers.eventNames()) this.#hearers.emit(topic);
    });
  }

  /** Calls `heard` on every announcement about `topic`, and after a reconnect; returns the way to stop. */
  on(topic: string, heard: () => void): () => void {
    this.#hearers.on(topic, heard);
    return () => this.#hearers.off(topic, heard);
  }
}
