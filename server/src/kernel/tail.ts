import { CatchingUp } from "./catching-up.ts";
import { applicationRole, type Db, openDatabase, openPool, type Tx } from "./database.ts";
import { isAfter, type Position } from "./follow.ts";
import type { Log } from "./log.ts";
import { newestAbout, TailEvent } from "./tail-event.ts";
import { type Listening, TailListener } from "./tail-listener.ts";
import { type Reading, TailReader } from "./tail-reader.ts";
import type { Wake } from "./wake.ts";

/** A ledger as it grows, of all workspaces, read once a process for all who listen. */
export interface TailSource {
  /** Unique, such as a live topic's name. */
  name: string;
  /** What writers announce. */
  ledger: string;
  /** The least time between two readings, for what changes more often than anybody wants to see. */
  everyMilliseconds?: number | undefined;
  /**
   * Settled rows (see `settledAfter`) after a position, oldest first, of all workspaces and keys. Rows that are not heard
   * may be left out, to spare the work of showing them; then the page says how far it got.
   */
  read: (tx: Tx, after: Position, limit: number, isHeard: IsHeard) => Promise<TailRow[] | TailPage>;
  /** What an event is about: of those read together, only the newest about each thing is told. */
  about?: ((data: never) => string) | undefined;
}

/** Whether somebody listens to a key of a workspace. Ask it after the rows have been read, not before. */
export type IsHeard = (workspaceId: string, key: string) => boolean;

export interface TailPage {
  rows: TailRow[];
  /** How far the reading got, with or without rows. */
  reached: Position;
  more: boolean;
}

export interface TailRow {
  position: Position;
  workspaceId: string;
  /** Who listens to this key of this workspace hears of the row. */
  key: string;
  data: unknown;
}

type Hear = (events: TailEvent[]) => void;

/** The one reader of a source in this process: it reads while anybody listens, and tells by key. */
export class Tail {
  readonly #in: Reading;
  readonly #source: TailSource;
  readonly #listeners = new Map<string, Set<Hear>>();
  #reader: TailReader | undefined;

  constructor(reading: Reading, source: TailSource) {
    this.#in = reading;
    this.#source = source;
  }

  /** Says that somebody will soon listen to a key; returns the way to take it back. What is heard is not left out any more. */
  expect(workspaceId: string, key: string): () => void {
    const place = placeOf(workspaceId, key);
    const hearers = this.#listeners.get(place) ?? new Set();
    const nobody: Hear = () => undefined;
    this.#listeners.set(place, hearers.add(nobody));
    return () => this.#detach(place, nobody);
  }

  /**
   * Lets a listener that was expected, and has since read everything up to `from`, hear what comes after; returns the way
   * to stop. Returns nothing if the tail is further on already: the listener has to read on first. What it hears may
   * begin before `from`.
   */
  attach(workspaceId: string, key: string, from: Position, hear: Hear): (() => void) | undefined {
    if (this.#reader && isAfter(this.#reader.at, from)) return;
    const place = placeOf(workspaceId, key);
    const hearers = this.#listeners.get(place) ?? new Set();
    this.#listeners.set(place, hearers.add(hear));
    this.#reader ??= this.#begin(from);
    return () => this.#detach(place, hear);
  }

  /** Whether a listener who knows everything up to `from` has nothing to read before it listens. */
  isAt(from: Position): boolean {
    return this.#reader?.isIdle === true && !isAfter(this.#reader.at, from);
  }

  stop(): void {
    this.#reader?.stop();
    this.#reader = undefined;
    this.#listeners.clear();
  }

  #begin(from: Position): TailReader {
    const isHeard: IsHeard = (workspaceId, key) => this.#listeners.has(placeOf(workspaceId, key));
    const reader = new TailReader(this.#in, this.#source, from, isHeard, (rows) => this.#tell(rows));
    reader.begin();
    return reader;
  }

  #detach(place: string, hear: Hear): void {
    const hearers = this.#listeners.get(place);
    hearers?.delete(hear);
    if (hearers?.size === 0) this.#listeners.delete(place);
    if (this.#listeners.size === 0) this.stop();
  }

  #tell(rows: TailRow[]): void {
    const wanted = rows.filter(({ workspaceId, key }) => this.#listeners.has(placeOf(workspaceId, key)));
    for (const [place, group] of Map.groupBy(wanted, ({ workspaceId, key }) => placeOf(workspaceId, key))) {
      const all = group.map(({ position, data }) => new TailEvent(position, data));
      const events = newestAbout(all, this.#source.about);
      for (const hear of [...(this.#listeners.get(place) ?? [])]) hear(events);
    }
  }
}

function placeOf(workspaceId: string, key: string): string {
  return `${workspaceId} ${key}`;
}

/** All tails of this process. */
export class Tails {
  readonly #in: Reading;
  readonly #catchingUp: CatchingUp;
  readonly #tails = new Map<string, Tail>();

  constructor(databaseUrl: string, db: Db, wake: Wake, log: Log) {
    // Connections of their own, which see all workspaces: the tails do not wait for a crowd of writers.
    const pool = openPool(databaseUrl, { max: 2, role: applicationRole, workspace: "*" });
    this.#in = { db: openDatabase(pool), wake, log };
    this.#catchingUp = new CatchingUp(db);
  }

  /** Lets a listener hear a source from its own position on, each event once and in order; returns the way to stop. */
  listen(source: TailSource, listening: Listening): () => void {
    const listener = new TailListener(this.#of(source), this.#catchingUp, listening);
    listener.begin();
    return () => listener.stop();
  }

  async stop(): Promise<void> {
    for (const tail of this.#tails.values()) tail.stop();
    await this.#in.db.destroy();
  }

  #of(source: TailSource): Tail {
    const tail = this.#tails.get(source.name) ?? new Tail(this.#in, source);
    this.#tails.set(source.name, tail);
    return tail;
  }
}
