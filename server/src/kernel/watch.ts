import type { Kernel } from "./assemble.ts";
import { inWorkspace } from "./database.ts";
import { cursorOf, laterOf, type Position } from "./follow.ts";
import type { LedgerTopic } from "./live.ts";
import { newestAbout, TailEvent } from "./tail-event.ts";

/** Where a subscription's messages go. */
export interface Outlet {
  send: (message: object) => void;
  sendEvents: (events: TailEvent[]) => void;
  fail: (error: unknown) => void;
  /** Whether the reader has not yet taken what it was sent. */
  full: () => boolean;
}

const pageSize = 200;
// A row may become settled only after its wake-up, when an older transaction ends: so a short second look.
const secondLookMilliseconds = 40;
const idleLookMilliseconds = 1000;

/** One subscription: reads on from its cursor whenever woken, sends, and remembers how far it got. */
export class Watch {
  readonly #kernel: Kernel;
  readonly #topic: LedgerTopic;
  readonly #params: { workspaceId: string };
  readonly #outlet: Outlet;
  #silence: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #state: "idle" | "reading" | "stopped" = "idle";
  #woken = false;
  #lookedAt = 0;
  #at: Position = { xid: "0", seq: 0 };

  constructor(kernel: Kernel, topic: LedgerTopic, params: { workspaceId: string }, outlet: Outlet) {
    this.#kernel = kernel;
    this.#topic = topic;
    this.#params = params;
    this.#outlet = outlet;
  }

  start(from: Position): void {
    if (this.#state === "stopped") return;
    this.#at = from;
    this.#silence = this.#kernel.wake.on(this.#topic.ledger, () => {
      this.#woken = true;
      if (this.#state === "idle") this.#lookIn(0);
    });
    this.#outlet.send({ ready: cursorOf(from) });
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

  async #look(): Promise<void> {
    if (this.#state !== "idle") return;
    this.#state = "reading";
    this.#lookedAt = performance.now();
    const wasWoken = this.#woken;
    this.#woken = false;
    try {
      while (!this.#isStopped() && !this.#outlet.full() && (await this.#readOn()));
    } catch (error) {
      this.#outlet.fail(error);
    }
    if (this.#isStopped()) return;
    this.#state = "idle";
    const rest = wasWoken ? secondLookMilliseconds : idleLookMilliseconds;
    this.#lookIn(this.#woken ? 0 : rest);
  }

  #lookIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    const owed = (this.#topic.everyMilliseconds ?? 0) - (performance.now() - this.#lookedAt);
    const wait = Math.max(milliseconds, owed);
    if (wait <= 0) void this.#look();
    else this.#timer = setTimeout(() => this.#look(), wait);
  }

  async #readOn(): Promise<boolean> {
    const page = await inWorkspace(this.#kernel.db, this.#params.workspaceId, (tx) =>
      this.#topic.read(tx, this.#params as never, this.#at, pageSize),
    );
    this.#at = laterOf(page.reached, page.events.at(-1)?.position ?? page.reached);
    const events = page.events.map(({ position, data }) => new TailEvent(position, data));
    if (events.length > 0) this.#outlet.sendEvents(newestAbout(events, this.#topic.about));
    return page.more;
  }
}
