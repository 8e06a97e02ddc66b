import type { Kernel } from "./assemble.ts";
import { cursorOf, type Position } from "./follow.ts";
import type { LedgerTopic, SharedReading } from "./live.ts";
import type { TailSource } from "./tail.ts";
import { newestAbout } from "./tail-event.ts";
import type { Outlet } from "./watch.ts";

/** One subscription to a topic whose subscribers share one reading of its ledger. */
export class SharedWatch {
  readonly #kernel: Kernel;
  readonly #topic: LedgerTopic;
  readonly #shared: SharedReading;
  readonly #params: { workspaceId: string };
  readonly #outlet: Outlet;
  #stopListening: () => void = () => undefined;
  #stopped = false;

  constructor(kernel: Kernel, topic: LedgerTopic, params: { workspaceId: string }, outlet: Outlet) {
    if (!topic.shared) throw new Error(`The topic ${topic.name} declares no shared reading.`);
    this.#kernel = kernel;
    this.#topic = topic;
    this.#shared = topic.shared;
    this.#params = params;
    this.#outlet = outlet;
  }

  start(from: Position): void {
    if (this.#stopped) return;
    const params = this.#params as never;
    const { send, sendEvents, full, fail } = this.#outlet;
    send({ ready: cursorOf(from) });
    this.#stopListening = this.#kernel.tails.listen(sourceOf(this.#topic, this.#shared), {
      workspaceId: this.#params.workspaceId,
      key: this.#shared.key(params),
      from,
      catchUp: (tx, after, limit) => this.#topic.read(tx, params, after, limit),
      hear: (events) => sendEvents(newestAbout(events, this.#topic.about)),
      full,
      fail,
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#stopListening();
  }
}

function sourceOf({ name, ledger, everyMilliseconds, about }: LedgerTopic, { read }: SharedReading): TailSource {
  return { name, ledger, everyMilliseconds, about, read };
}
