import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type Db, inSystem, type Tx } from "./database.ts";
import type { Log } from "./log.ts";
import type { Wake } from "./wake.ts";

/** A place in a ledger in commit order: the writing transaction, then the row's number. */
export interface Position {
  xid: string;
  seq: number;
}

export const beginning: Position = { xid: "0", seq: 0 };

/** The cursor that stands for a position. */
export function cursorOf({ xid, seq }: Position): string {
  return `${xid}:${seq}`;
}

/** The position that a cursor stands for. */
export function positionOf(cursor: string): Position {
  const [xid = "0", seq = "0"] = cursor.split(":");
  return { xid, seq: Number(seq) };
}

/** Reads an append-only table from a durable cursor, in commit order, at least once. */
export interface Follower {
  name: string;
  /** What writers of the ledger announce. */
  ledger: string;
  batchSize: number;
  /** The most of one processor's time that it takes while it is behind and others write; the rest is for them. */
  share: number;
  /** How soon it looks again for what was not yet settled, at first; the less, the sooner its effects, and the smaller its batches. */
  secondLookMilliseconds: number;
  /** The least time from one batch to the next while it keeps up, for effects that nobody waits for: fewer, larger batches. */
  everyMilliseconds: number;
  /** Rows after `from` whose transactions are settled (see `settledAfter`), oldest first. */
  read: (tx: Tx, from: Position, limit: number) => Promise<Position[]>;
  /** The effects; they and the cursor commit together, so each row takes effect once in this database. */
  apply: (tx: Tx, rows: never[]) => Promise<void>;
}

const longestSecondLook = 20;

/** Declares a follower with the row type checked between reading and applying. */
export function follower<Row extends Position>(declaration: {
  name: string;
  ledger: string;
  batchSize?: number;
  share?: number;
  secondLookMilliseconds?: number;
  everyMilliseconds?: number;
  read: (tx: Tx, from: Position, limit: number) => Promise<Row[]>;
  apply: (tx: Tx, rows: Row[]) => Promise<void>;
}): Follower {
  return {
    batchSize: 2000,
    share: 1,
    secondLookMilliseconds: longestSecondLook,
    everyMilliseconds: 0,
    ...declaration,
  } as unknown as Follower;
}

/**
 * The condition on a ledger's `xid` and `seq` that a reader in commit order needs: sequence numbers commit out of
 * order, so only rows below the oldest transaction still in flight are settled. `alias` names the table, in the reader's
 * `order by` too: a bare `xid` there would mean the selected text, and "1000" comes before "999".
 */
export function settledAfter({ xid, seq }: Position, alias: string) {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`(${column("xid")}, ${column("seq")}) > (${xid}::xid8, ${seq}::bigint)
    and ${column("xid")} < pg_snapshot_xmin(pg_current_snapshot())`;
}

/** Holds a follower still for the rest of the transaction and says how far it got. */
export async function holdFollower(tx: Tx, name: string): Promise<Position> {
  const { rows } = await sql<Position>`
    select xid::text as xid, seq from kernel.cursor where follower = ${name} for update`.execute(tx);
  return rows[0] ?? beginning;
}

/** The position before which everything is settled now: where "from now on" begins. */
export async function settledUntil(tx: Tx): Promise<Position> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(tx);
  return { xid: rows[0]!.xid, seq: 0 };
}

/** Whether one position comes after the other. */
export function isAfter(one: Position, other: Position): boolean {
  if (one.xid === other.xid) return one.seq > other.seq;
  // Decimal numbers without leading zeros: the longer is the larger.
  return one.xid.length === other.xid.length ? one.xid > other.xid : one.xid.length > other.xid.length;
}

/** The later of two positions. */
export function laterOf(one: Position, other: Position): Position {
  return isAfter(one, other) ? one : other;
}

export interface Following {
  stop(): Promise<void>;
}

/** Runs a follower until stopped. Of several servers only one at a time reads for a follower: the cursor is locked. */
export function follow(db: Db, wake: Wake, log: Log, declaration: Follower): Following {
  const stopping = new AbortController();
  let woken = Promise.withResolvers<void>();
  let heard = false;
  const silence = wake.on(declaration.ledger, () => {
    heard = true;
    woken.resolve();
  });

  const run = async () => {
    await inSystem(db, (tx) => startCursor(tx, declaration.name));
    const first = declaration.secondLookMilliseconds;
    let secondLook = first;
    while (!stopping.signal.aborted) {
      woken = Promise.withResolvers();
      heard = false;
      const began = performance.now();
      const outcome = await stepOrLater();
      if (outcome === "more") {
        await rest(leftToOthers(performance.now() - began), false);
      } else if (outcome === "soon" || outcome === "some") {
        await rest(secondLook, first < longestSecondLook);
      } else {
        // Without a wake-up, look once a second: a notification may have been lost with its connection.
        await rest(1000, true);
      }
      if (outcome !== "more") await gatherSince(began);
      secondLook = outcome === "soon" ? Math.min(secondLook * 1.5, longestSecondLook) : first;
    }
  };

  const gatherSince = async (began: number) => {
    const early = began + declaration.everyMilliseconds - performance.now();
    if (early > 0) await rest(early, false);
  };

  const leftToOthers = (worked: number) => worked * (1 / (heard ? declaration.share : 1) - 1);

  const stepOrLater = () =>
    step(db, declaration).catch((error: Error) => {
      if (!stopping.signal.aborted)
        log.error({ follower: declaration.name, err: error }, "follower stumbled, will retry");
      return "later" as const;
    });

  const rest = (milliseconds: number, untilWoken: boolean) => {
    const sleep = pause(milliseconds, undefined, { signal: stopping.signal });
    return Promise.race([sleep, untilWoken ? woken.promise : sleep]).catch(() => undefined);
  };

  const running = retryUntilStarted(run, stopping.signal, log);
  return {
    async stop() {
      silence();
      stopping.abort();
      woken.resolve();
      await running;
    },
  };
}

async function retryUntilStarted(run: () => Promise<void>, signal: AbortSignal, log: Log): Promise<void> {
  while (!signal.aborted) {
    try {
      return await run();
    } catch (error) {
      log.error({ err: error }, "follower could not start, will retry");
      await pause(500, undefined, { signal }).catch(() => undefined);
    }
  }
}

/**
 * Takes one batch. "more": there may be more at once; "some": that was all for now; "soon": rows may wait for a transaction in
 * flight; "later": another server has the cursor.
 */
async function step(
  db: Db,
  { name, batchSize, read, apply }: Follower,
): Promise<"more" | "some" | "done" | "soon" | "later"> {
  return inSystem(db, async (tx) => {
    const from = await lockCursor(tx, name);
    if (!from) return "later";
    const rows = await read(tx, from, batchSize);
    const last = rows.at(-1);
    if (!last) return (await someTransactionInFlight(tx)) ? "soon" : "done";
    await apply(tx, rows as never[]);
    await moveCursor(tx, name, last);
    return rows.length < batchSize ? "some" : "more";
  });
}

async function startCursor(tx: Tx, name: string): Promise<void> {
  await sql`insert into kernel.cursor (follower) values (${name}) on conflict do nothing`.execute(tx);
}

async function lockCursor(tx: Tx, name: string): Promise<Position | undefined> {
  const { rows } = await sql<Position>`
    select xid::text as xid, seq from kernel.cursor where follower = ${name} for update skip locked`.execute(tx);
  return rows[0];
}

async function moveCursor(tx: Tx, name: string, to: Position): Promise<void> {
  await sql`update kernel.cursor set xid = ${to.xid}::xid8, seq = ${to.seq}, moved_at = now()
    where follower = ${name}`.execute(tx);
}

async function someTransactionInFlight(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ inFlight: boolean }>`
    select pg_snapshot_xmin(s) < pg_snapshot_xmax(s) as "inFlight" from pg_current_snapshot() s`.execute(tx);
  return rows[0]?.inFlight ?? false;
}
