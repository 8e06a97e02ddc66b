import type { Message } from "./message.ts";
import type { Store } from "./store.ts";
import { uuid } from "./uuid.ts";

const LEASE_MS = 120_000;
const CAPACITY = 1000;

export interface Entry {
  key: string;
  json: string;
}

/**
 * Messages that wait to be confirmed. Each tab owns a lane and sends from it alone, so that two tabs never send the
 * same message; a lane whose lease ran out (its tab closed or crashed) is taken over by the next tab that looks.
 */
export interface Queue {
  add(message: Message): void;
  /** What this tab has to send, oldest first. */
  mine(): Entry[];
  remove(entries: Entry[]): void;
  /** Says that this tab is alive and will send its lane itself, until some time after `until`. */
  renewLease(until: number): void;
  /** Lets any other tab have this lane: this page goes away. */
  release(): void;
  /** Takes over the lanes of tabs that are gone; answers when to look again, or undefined where no other lane is left. */
  adopt(): Promise<number | undefined>;
  clear(whose: "mine" | "everyone"): void;
}

/** Opens this tab's lane of the queue. Keys: `<prefix>m:<lane>:<order>:<message id>` and `<prefix>l:<lane>`. */
export function openQueue(store: Store, prefix: string): Queue {
  const lane = uuid();
  const messages = `${prefix}m:`;
  const laneEnd = messages.length + lane.length;
  const lease = (ofLane: string) => `${prefix}l:${ofLane}`;
  const keys = (ofLane = "") =>
    store.keys(messages + ofLane).sort((a, b) => (a.slice(laneEnd) < b.slice(laneEnd) ? -1 : 1));
  let order = 0;

  function takeOver(): number | undefined {
    let next: number | undefined;
    for (const key of keys()) {
      const owner = key.slice(messages.length, laneEnd);
      const expiry = Number(store.read(lease(owner)));
      const json = store.read(key);
      if (owner === lane || !json) continue;
      if (expiry > Date.now()) {
        next = Math.min(next ?? expiry, expiry);
      } else {
        store.write(messages + lane + key.slice(laneEnd), json);
        store.erase(key);
      }
    }
    return next;
  }

  return {
    add(message) {
      const all = keys(lane);
      if (all.length >= CAPACITY) store.erase(all[0]!);
      order = Math.max(order + 1, Date.now() * 1000);
      store.write(`${messages}${lane}:${order}:${message.messageId}`, JSON.stringify(message));
    },
    mine: () => keys(lane).map((key) => ({ key, json: store.read(key)! })),
    remove(done) {
      for (const { key } of done) store.erase(key);
      if (!keys(lane).length) store.erase(lease(lane));
    },
    renewLease: (until) => store.write(lease(lane), String(Math.max(until, Date.now()) + LEASE_MS)),
    release: () => store.erase(lease(lane)),
    // The lock keeps two tabs from taking over the same lane at once. Browsers offer it on HTTPS and localhost, and
    // deny it to sandboxed frames; without it the server, which knows each message by its id, counts it once.
    adopt: async () => (navigator.locks ? navigator.locks.request(prefix, takeOver).catch(takeOver) : takeOver()),
    clear: (whose) => (whose === "mine" ? keys(lane) : store.keys(prefix)).forEach(store.erase),
  };
}
