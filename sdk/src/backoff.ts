import type { Store } from "./store.ts";

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
const LONGEST_ASKED_MS = 24 * 3600_000;

/** Exponential back-off with jitter, shared by all tabs and page loads. */
export interface Backoff {
  /** When the next request may leave, in milliseconds since 1970; in the past where nothing is wrong. */
  until(): number;
  succeeded(): void;
  failed(retryAfter?: string | null): void;
}

/** Opens the back-off kept under `key`. */
export function openBackoff(store: Store, key: string): Backoff {
  const read = () => (store.read(key) ?? "0 0").split(" ").map(Number) as [until: number, failures: number];
  return {
    until: () => read()[0],
    succeeded: () => store.erase(key),
    failed(retryAfter) {
      const failures = read()[1] + 1;
      const delay = askedDelayMs(retryAfter, Date.now()) ?? backoffDelayMs(failures, Math.random());
      store.write(key, `${Math.round(Date.now() + delay)} ${failures}`);
    },
  };
}

/** Milliseconds to wait after so many failures in a row: doubled each time, between half and all of it by `random`. */
export function backoffDelayMs(failures: number, random: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (0.5 + random / 2);
}

/** Milliseconds that a `Retry-After` header asks for, given in seconds or as a date; undefined where it says nothing. */
export function askedDelayMs(retryAfter: string | null | undefined, now: number): number | undefined {
  if (!retryAfter) return undefined;
  const delay = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return delay >= 0 ? Math.min(delay, LONGEST_ASKED_MS) : undefined;
}
