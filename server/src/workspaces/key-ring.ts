import type { Kernel } from "../kernel/assemble.ts";
import { type Db, inSystem } from "../kernel/database.ts";
import { tokenHash } from "../kernel/secrets.ts";
import { findLiveKey, type LiveKey, markKeyUsed } from "./key.sql.ts";
import { looksLikeKey } from "./key.ts";

/** Announced whenever a key, or what a key's holder is told of its workspace, changes. */
export const keysChanged = "workspaces.keys";

const rememberedForMilliseconds = 10_000;
const mostRemembered = 5_000;

interface Remembered {
  until: number;
  key: Promise<LiveKey | undefined>;
}

/** Looks keys up and remembers the answers, also "no such key", for a short while and until something changes. */
export class KeyRing {
  readonly #db: Db;
  readonly #remembered = new Map<string, Remembered>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** The key with this value, unless it is unknown or revoked. */
  find(value: string): Promise<LiveKey | undefined> {
    if (!looksLikeKey(value)) return Promise.resolve(undefined);
    const remembered = this.#remembered.get(value);
    if (remembered && remembered.until > Date.now()) return remembered.key;
    return this.#lookUp(value);
  }

  /** Forgets everything, so that the next look is a fresh one. */
  forget(): void {
    this.#remembered.clear();
  }

  #lookUp(value: string): Promise<LiveKey | undefined> {
    const key = inSystem(this.#db, async (tx) => {
      const found = await findLiveKey(tx, tokenHash(value));
      if (found) await markKeyUsed(tx, found);
      return found;
    });
    // The promise is remembered, not its result: a change during the look-up clears it like any other.
    this.#remember(value, { until: Date.now() + rememberedForMilliseconds, key });
    return key;
  }

  #remember(value: string, entry: Remembered): void {
    this.#remembered.delete(value);
    this.#remembered.set(value, entry);
    const oldest = this.#remembered.keys().next().value;
    if (this.#remembered.size > mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
    entry.key.catch(() => {
      if (this.#remembered.get(value) === entry) this.#remembered.delete(value);
    });
  }
}

const rings = new WeakMap<Kernel, KeyRing>();

/** The one key ring of a running server. */
export function keyRingOf(kernel: Kernel): KeyRing {
  const existing = rings.get(kernel);
  if (existing) return existing;
  const ring = new KeyRing(kernel.db);
  rings.set(kernel, ring);
  kernel.wake.on(keysChanged, () => ring.forget());
  return ring;
}
