import { useSyncExternalStore } from "react";

// One clock for all relative times on the screen, so that they change together and wake the page once.
const everyMilliseconds = 5_000;
const listeners = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = new Date();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = new Date();
    timer = setInterval(tick, everyMilliseconds);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The time, renewed every five seconds while anybody looks. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}
