import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Log } from "./log.ts";

const returned = Symbol("returned");
const triesAgainAfterMilliseconds = 250;

/** The one connection of this process on which the database tells what is notified; a lost one is made again. */
export class Notifications {
  readonly #hearers = new EventEmitter().setMaxListeners(0);
  readonly #url: string;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  #client: pg.Client | undefined;
  #returning: Promise<void> = Promise.resolve();

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  /** Calls `heard` with what is notified on a channel. To be said before the start. */
  hear(channel: string, heard: (payload: string) => void): void {
    this.#hearers.on(channel, heard);
  }

  /** Calls `heard` once the connection stands, at the start and after each loss: what was notified between is lost. */
  onReturn(heard: () => void): void {
    this.#hearers.on(returned, heard);
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on("notification", ({ channel, payload }) => this.#hearers.emit(channel, payload ?? ""));
    client.on("error", () => undefined);
    await client.connect();
    await this.#listen(client);
    client.once("end", () => {
      this.#returning = this.#return();
    });
    this.#client = client;
    this.#hearers.emit(returned);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#returning;
    await this.#client?.end();
  }

  async #listen(client: pg.Client): Promise<void> {
    const channels = this.#hearers.eventNames().filter((name) => typeof name === "string");
    try {
      for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  async #return(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await pause(triesAgainAfterMilliseconds, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        return await this.start();
      } catch (error) {
        this.#log.warn({ err: error }, "cannot listen to the database yet");
      }
    }
  }
}
