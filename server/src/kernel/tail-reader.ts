import { sql } from "kysely";
import type { Db, Tx } from "./database.ts";
import type { Position } from "./follow.ts";
import type { Log } from "./log.ts";
import type { TailRow, TailSource } from "./tail.ts";
import type { Wake } from "./wake.ts";

const pageSize = 500;
// A notification may be lost, so there is a look without one.
const idleLookMilliseconds = 1000;
// What was announced may settle only later, when an older transaction ends: so there are second looks, ever more seldom.
const firstSecondLookMilliseconds = 2;
const lastSecondLookMilliseconds = 100;

export interface Reading {
  db: Db;
  wake: Wake;
  log: Log;
}

/** Reads a source on from a position, in commit order, whenever woken, until stopped. */
export class TailReader {
  /** Everything up to here has been told. */
  at: Position;
  readonly #in: Reading;
  readonly #source: TailSource;
  readonly #tell: (rows: TailRow[]) => void;
  #silence: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #state: "idle" | "reading" | "stopped" = "idle";
  #woken = true;
  #startedAt = 0;
  #secondLook = firstSecondLookMilliseconds;
  /** All transactions before this one must have ended before everything announced has been read. */
  #awaited = 0n;

  constructor(reading: Reading, source: TailSource, from: Position, tell: (rows: TailRow[]) => void) {
    this.#in = reading;
    this.#source = source;
    this.at = from;
    this.#tell = tell;
  }

  begin(): void {
    this.#silence = this.#in.wake.on(this.#source.ledger, () => {
      this.#woken = true;
      if (this.#state === "idle") this.#lookIn(0);
    });
    void this.#look();
  }

  stop(): void {
    this.#state = "stopped";
    this.#silence();
    clearTimeout(this.#timer);
  }

  #isStopped(): boolean {
    return this.#state === "stopped";
  }

  #lookIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    const sinceLast = performance.now() - this.#startedAt;
    const wait = Math.max(milliseconds, (this.#source.everyMilliseconds ?? 0) - sinceLast);
    if (wait <= 0) void this.#look();
    else this.#timer = setTimeout(() => this.#look(), wait);
  }

  async #look(): Promise<void> {
    if (this.#state !== "idle") return;
    this.#state = "reading";
    this.#startedAt = performance.now();
    const next = await this.#readAll().catch((error: Error) => {
      if (!this.#isStopped())
        this.#in.log.error({ err: error, tail: this.#source.name }, "a tail stumbled, will retry");
      return idleLookMilliseconds / 4;
    });
    if (this.#isStopped()) return;
    this.#state = "idle";
    this.#lookIn(this.#woken ? 0 : next);
  }

  /** Reads until there is no more, and says in how many milliseconds to look again. */
  async #readAll(): Promise<number> {
    for (;;) {
      const wasWoken = this.#woken;
      this.#woken = false;
      const { rows, settledUntil, begunUntil } = await this.#readPage();
      if (this.#isStopped()) return idleLookMilliseconds;
      if (wasWoken) this.#await(begunUntil);
      this.at = rows.at(-1)?.position ?? this.at;
      if (rows.length > 0) this.#tell(rows);
      if (rows.length < pageSize) return this.#restAfter(settledUntil);
    }
  }

  #await(begunUntil: bigint): void {
    this.#awaited = begunUntil;
    this.#secondLook = firstSecondLookMilliseconds;
  }

  #restAfter(settledUntil: bigint): number {
    if (settledUntil >= this.#awaited) return idleLookMilliseconds;
    const wait = this.#secondLook;
    this.#secondLook = Math.min(wait * 1.5, lastSecondLookMilliseconds);
    return wait;
  }

  #readPage(): Promise<{ rows: TailRow[]; settledUntil: bigint; begunUntil: bigint }> {
    return this.#in.db.transaction().execute(async (tx) => {
      const horizon = await lookAtAll(tx);
      const rows = await this.#source.read(tx, this.at, pageSize);
      return { rows, ...horizon };
    });
  }
}

/** Opens the transaction to all workspaces, and says which transactions have ended and which have begun. */
async function lookAtAll(tx: Tx): Promise<{ settledUntil: bigint; begunUntil: bigint }> {
  const { rows } = await sql<{ settled: string; begun: string }>`
    select set_config('throughline.workspace', '*', true), pg_snapshot_xmin(s)::text as settled, pg_snapshot_xmax(s)::text as begun
    from pg_current_snapshot() s`.execute(tx);
  return { settledUntil: BigInt(rows[0]!.settled), begunUntil: BigInt(rows[0]!.begun) };
}
