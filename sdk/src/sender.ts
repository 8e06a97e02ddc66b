import type { Backoff } from "./backoff.ts";
import { isWorthRetrying, post, sizeBytes } from "./post.ts";
import type { Entry, Queue } from "./queue.ts";

// Browsers let 64 KB of requests outlive a page; the rest of a body (key, time, brackets) fits in what this leaves.
const BATCH_BYTES = 60_000;
const GATHER_MS = 100;
const TOO_LARGE = 413;

export interface Sender {
  /** Sends soon, together with what else is said in the same moment. */
  wake(): void;
  /** Sends now and answers when everything is confirmed or has to wait. */
  flush(): Promise<void>;
}

interface Road {
  queue: Queue;
  backoff: Backoff;
  url: string;
  writeKey: string;
  /** Whether anything may leave now; asked before each request. */
  mayLeave: () => boolean;
}

/** Starts sending what is in the queue, also what earlier pages left there. */
export function startSender({ queue, backoff, url, writeKey, mayLeave }: Road): Sender {
  const inFlight = new Set<string>();
  let batchBytes = BATCH_BYTES;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt: number | undefined;
  let isLeaving = false;
  let flushing: Promise<void> | undefined;

  const nextBatches = () =>
    mayLeave() && backoff.until() <= Date.now()
      ? splitBySize(
          queue.mine().filter(({ key }) => !inFlight.has(key)),
          batchBytes,
        )
      : [];

  async function deliver(batch: Entry[]): Promise<void> {
    for (const { key } of batch) inFlight.add(key);
    const { status, retryAfter } = await post(url, writeBody(batch, writeKey));
    for (const { key } of batch) inFlight.delete(key);
    if (isWorthRetrying(status)) return backoff.failed(retryAfter);
    backoff.succeeded();
    if (status === TOO_LARGE && batch.length > 1) {
      batchBytes /= 2;
      return;
    }
    if (status > 299) console.error("throughline: refused", status);
    queue.remove(batch);
  }

  async function sendAll(): Promise<void> {
    let lookAgain = await queue.adopt();
    for (let [batch] = nextBatches(); batch; [batch] = nextBatches()) {
      queue.renewLease(0);
      await deliver(batch);
    }
    if (mayLeave() && !inFlight.size && queue.mine().length) {
      lookAgain = backoff.until();
      queue.renewLease(lookAgain);
    }
    if (lookAgain) schedule(lookAgain);
  }

  function flush(): Promise<void> {
    flushing ??= sendAll().finally(() => {
      flushing = undefined;
    });
    return flushing;
  }

  function schedule(at = 0): void {
    const soonest = Math.max(at, Date.now() + GATHER_MS);
    if (dueAt && soonest >= dueAt) return;
    clearTimeout(timer);
    dueAt = soonest;
    timer = setTimeout(() => {
      dueAt = undefined;
      flush();
    }, soonest - Date.now());
  }

  function leave({ type }: Event): void {
    for (const batch of nextBatches()) {
      if ("keepalive" in Request.prototype) deliver(batch).then(() => schedule());
      // A beacon tells nothing of its fate, so its messages stay and go again; the server knows them by their ids.
      else navigator.sendBeacon(url, writeBody(batch, writeKey));
    }
    // The page may have said something between its pagehide and the visibilitychange behind it.
    isLeaving ||= type === "pagehide";
    if (isLeaving) queue.release();
  }

  function stay(): void {
    isLeaving = false;
    schedule();
  }

  addEventListener("visibilitychange", (event) => (document.hidden ? leave(event) : stay()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", stay);
  schedule();
  return { wake: schedule, flush };
}

function writeBody(batch: Entry[], writeKey: string): string {
  const items = batch.map(({ json }) => json).join();
  return `{"batch":[${items}],"writeKey":${JSON.stringify(writeKey)},"sentAt":"${new Date().toISOString()}"}`;
}

function splitBySize(entries: Entry[], limitBytes: number): Entry[][] {
  const batches: Entry[][] = [];
  let batch: Entry[] = [];
  let room = 0;
  for (const entry of entries) {
    room -= sizeBytes(entry.json) + 1;
    if (room < 0) {
      batch = [];
      batches.push(batch);
      room = limitBytes - sizeBytes(entry.json);
    }
    batch.push(entry);
  }
  return batches;
}
