import { sql } from "kysely";
import type { Db, Tx } from "./database.ts";
import { isAfter, type Position } from "./follow.ts";
import type { Log } from "./log.ts";
import type { IsHeard, TailPage, TailRow, TailSource } from "./tail.ts";
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
  readonly #isHeard: IsHeard;
  readonly #tell: (rows: TailRow[]) => void;
  #silence: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #state: "idle" | "reading" | "stopped" = "idle";
  #woken = true;
  #startedAt = 0;
  #secondLook = firstSecondLookMilliseconds;
  /** Whether something was announced since it was last asked which transactions it may have come from. */
  #isNews = true;
  /** All transactions before this one must have ended before everything announced can be read. */
  #awaited = 0n;
  /** All transactions before this one had ended when it was last asked. */
  #settled = 0n;

  constructor(reading: Reading, source: TailSource, from: Position, isHeard: IsHeard, tell: (rows: TailRow[]) => void) {
    this.#in = reading;
    this.#source = source;
    this.at = from;
    this.#isHeard = isHeard;
    this.#tell = tell;
  }

  get isIdle(): boolean {
    return this.#state === "idle";
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
      this.#isNews ||= this.#woken;
      this.#woken = false;
      const allHadSettled = !this.#isNews && this.#settled >= this.#awaited;
      const { rows, reached, more } = await this.#readPage();
      if (this.#isStopped()) return idleLookMilliseconds;
      if (isAfter(reached, this.at)) this.at = reached;
      if (rows.length > 0) this.#tell(rows);
      if (more) continue;
      if (this.#woken) return 0;
      return allHadSettled ? idleLookMilliseconds : this.#untilSettled();
    }
  }

  async #readPage(): Promise<TailPage> {
    // Each reading stands alone, so it needs no transaction, which would be three more round trips.
    const page = await this.#source.read(this.#in.db as unknown as Tx, this.at, pageSize, this.#isHeard);
    if (!Array.isArray(page)) return page;
    return { rows: page, reached: page.at(-1)?.position ?? this.at, more: page.length >= pageSize };
  }

  /** When to look again for what may not have been settled at the last look: at once, if it has been since. */
  async #untilSettled(): Promise<number> {
    const { settled, begun } = await horizonOf(this.#in.db);
    if (this.#isNews) {
      this.#isNews = false;
      this.#awaited = begun;
      this.#secondLook = firstSecondLookMilliseconds;
    }
    this.#settled = settled;
    if (settled >= this.#awaited) return 0;
    const wait = this.#secondLook;
    this.#secondLook = Math.min(wait * 1.5, lastSecondLookMilliseconds);
    return wait;
  }
}

/** Which transactions have all ended, and which have begun. */
async function horizonOf(db: Db): Promise<{ settled: bigint; begun: bigint }> {
  const { rows } = await sql<{ settled: string; begun: string }>`
    select pg_snapshot_xmin(s)::text as settled, pg_snapshot_xmax(s)::text as begun from pg_current_snapshot() s`.execute(
    db,
  );
  return { settled: BigInt(rows[0]!.settled), begun: BigInt(rows[0]!.begun) };
}
