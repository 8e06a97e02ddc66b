import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "./log.ts";
import { isAlive, type Postmaster } from "./postmaster.ts";
import { PostgresUnavailable } from "./unavailable.ts";

export type Supervision = { postmaster(): Postmaster; end(): Promise<void> };

export type Supervised = {
  postmaster: Postmaster;
  /** Starts PostgreSQL again, or finds the one that somebody else has started. */
  revive(): Promise<Postmaster>;
  onFailure(error: Error): void;
  log: Log;
  rhythm?: Rhythm;
};

/** How often to look, how long to wait before each next restart, and how long a life makes up for all deaths before. */
export type Rhythm = { lookMs: number; backOffMs: number[]; forgivenAfterMs: number };

const usualRhythm: Rhythm = {
  lookMs: 200,
  backOffMs: [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000],
  forgivenAfterMs: 60_000,
};

/** Looks after PostgreSQL: when it dies it is started again, until it dies too often. */
export function supervise({ rhythm = usualRhythm, ...supervised }: Supervised): Supervision {
  const ending = new AbortController();
  let current = supervised.postmaster;
  const watching = watch();
  return {
    postmaster: () => current,
    async end() {
      ending.abort();
      await watching;
    },
  };

  async function watch(): Promise<void> {
    let failures = 0;
    let bornAt = Date.now();
    while (await pause(rhythm.lookMs)) {
      if (await isAlive(current)) continue;
      if (Date.now() - bornAt > rhythm.forgivenAfterMs) failures = 0;
      const revived = await tryAgain(failures);
      failures++;
      if (revived) current = revived;
      bornAt = Date.now();
      if (failures > rhythm.backOffMs.length) return;
    }
  }

  async function tryAgain(failures: number): Promise<Postmaster | undefined> {
    const { log, onFailure, revive } = supervised;
    const wait = rhythm.backOffMs[failures];
    if (wait === undefined) {
      const sentence = `PostgreSQL died or failed to start ${failures} times in a row and is not started again.`;
      log.error({ pid: current.pid }, sentence);
      onFailure(new PostgresUnavailable(sentence));
      return undefined;
    }
    log.error({ pid: current.pid }, `PostgreSQL has died; starting it again in ${wait} ms.`);
    if (!(await pause(wait))) return undefined;
    try {
      return await revive();
    } catch (error) {
      log.error({ err: error }, "PostgreSQL could not be started again.");
      return undefined;
    }
  }

  async function pause(ms: number): Promise<boolean> {
    // Unreferenced: looking after PostgreSQL is no reason for the process to stay.
    await delay(ms, undefined, { ref: false, signal: ending.signal }).catch(() => undefined);
    return !ending.signal.aborted;
  }
}
