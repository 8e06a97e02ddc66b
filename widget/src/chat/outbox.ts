import { attempt } from "../../../sdk/src/attempt.ts";
import { uuid } from "../../../sdk/src/uuid.ts";
import type { Outgoing } from "./state.ts";
import type { Store } from "./store.ts";

// Without Web Locks nobody can say whether the tab that wrote a message is still there; after this long it had its chance.
const ABANDONED_MS = 60_000;

/**
 * Messages until the server has them, kept in storage. Each tab sends those in its own lane; the lane of a tab that is gone
 * is taken over by another, or by the next page. A message that is sent twice all the same counts once, by its client id.
 */
export interface Outbox {
  keep(outgoing: Outgoing): void;
  drop(clientId: string): void;
  /** What this tab has to send, oldest first. */
  mine(): Outgoing[];
  /** Takes over what tabs that are gone have left behind. */
  adopt(): Promise<void>;
  /** Lets any other tab have this lane: the page goes away. Without it the browser may not keep the page for going back. */
  release(): void;
  clear(): void;
}

type Locks = Pick<LockManager, "request">;

/** Opens this tab's lane of the outbox. Keys: `out:<lane>:<time>:<client id>`. */
export function openOutbox(store: Store, name: string, locks?: Locks, now: () => number = Date.now): Outbox {
  const lane = uuid();
  const lockOf = (ofLane: string) => `${name}lane:${ofLane}`;
  let letGo: (() => void) | undefined;

  function hold(): void {
    if (letGo) return;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    // A sandboxed frame is refused its locks; then time decides, as where there are none.
    locks?.request(lockOf(lane), () => held).catch(() => undefined);
  }

  function release(): void {
    letGo?.();
    letGo = undefined;
  }

  function keysOf(ofLane: string): string[] {
    return store.keys(`out:${ofLane}:`).sort();
  }

  function take(fromLane: string): void {
    for (const key of keysOf(fromLane)) {
      const json = store.read(key);
      store.erase(key);
      if (json) store.write(key.replace(fromLane, lane), json);
    }
    hold();
  }

  async function takeIfAbandoned(other: string): Promise<void> {
    const byTime = () => {
      const newest = Number(keysOf(other).at(-1)?.split(":")[2]);
      if (newest + ABANDONED_MS < now()) take(other);
    };
    if (!locks) return byTime();
    const options = { ifAvailable: true };
    await locks.request(lockOf(other), options, (lock) => void (lock && take(other))).catch(byTime);
  }

  return {
    keep(outgoing) {
      hold();
      const key = `out:${lane}:${String(outgoing.writtenAt).padStart(15, "0")}:${outgoing.clientId}`;
      store.write(key, JSON.stringify(outgoing));
    },
    drop(clientId) {
      for (const key of store.keys("out:")) if (key.endsWith(clientId)) store.erase(key);
      if (keysOf(lane).length === 0) release();
    },
    mine: () => keysOf(lane).flatMap((key) => attempt(() => JSON.parse(store.read(key) ?? "") as Outgoing) ?? []),
    async adopt() {
      const lanes = new Set(store.keys("out:").map((key) => key.split(":")[1]!));
      lanes.delete(lane);
      for (const other of lanes) await takeIfAbandoned(other);
    },
    release,
    clear() {
      for (const key of store.keys("out:")) store.erase(key);
      release();
    },
  };
}
