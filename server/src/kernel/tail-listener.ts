import type { CatchingUp } from "./catching-up.ts";
import type { Tx } from "./database.ts";
import { isAfter, laterOf, type Position, settledUntil } from "./follow.ts";
import type { LivePage } from "./live.ts";
import type { Tail } from "./tail.ts";
import { TailEvent } from "./tail-event.ts";

/** Who listens to a tail, from where, and how it reads what it missed. */
export interface Listening {
  workspaceId: string;
  key: string;
  /** The last position that it knows. */
  from: Position;
  /** Reads, in the workspace's scope, what it missed after a position. */
  catchUp: (tx: Tx, after: Position, limit: number) => Promise<LivePage>;
  hear: (events: TailEvent[]) => void;
  /** Whether it has not yet taken what it was told; until it has, it is told nothing and then catches up. */
  full: () => boolean;
  /** It is told of an error once, and then of nothing more. */
  fail: (error: unknown) => void;
}

const pageSize = 200;
const fullLookMilliseconds = 40;

/** A listener's place between the database and the tail: it catches up, attaches, and falls back when it is too slow. */
export class TailListener {
  readonly #tail: Tail;
  readonly #catchingUp: CatchingUp;
  readonly #listening: Listening;
  #at: Position;
  #detach: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(tail: Tail, catchingUp: CatchingUp, listening: Listening) {
    this.#tail = tail;
    this.#catchingUp = catchingUp;
    this.#listening = listening;
    this.#at = listening.from;
  }

  begin(): void {
    if (this.#tail.isAt(this.#at) && this.#attach()) return;
    const { workspaceId, key } = this.#listening;
    // Expected before the reading: what the tail then leaves out is older than what the reading sees.
    const expected = this.#tail.expect(workspaceId, key);
    this.#catchUp()
      .catch((error) => this.#fail(error))
      .finally(expected);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#detach?.();
    this.#detach = undefined;
  }

  async #catchUp(): Promise<void> {
    while (!this.#stopped) {
      if (this.#listening.full()) return this.#comeBack();
      const more = await this.#readOn();
      if (!more && !this.#stopped && this.#attach()) return;
    }
  }

  #comeBack(): void {
    this.#timer = setTimeout(() => this.begin(), fullLookMilliseconds);
  }

  async #readOn(): Promise<boolean> {
    const { workspaceId, catchUp } = this.#listening;
    const { page, until } = await this.#catchingUp.read(workspaceId, async (tx) => {
      const until = await settledUntil(tx);
      return { until, page: await catchUp(tx, this.#at, pageSize) };
    });
    if (this.#stopped) return false;
    this.#tell(page.events.map(({ position, data }) => new TailEvent(position, data)));
    const last = page.events.at(-1)?.position ?? this.#at;
    // The page was read after `until` was seen, so if there is no more, there is nothing more before it.
    this.#at = page.more ? laterOf(page.reached, last) : laterOf(laterOf(page.reached, until), last);
    return page.more;
  }

  // Between the last reading and this nothing of the tail is missed: it is no further than we are.
  #attach(): boolean {
    const { workspaceId, key } = this.#listening;
    this.#detach = this.#tail.attach(workspaceId, key, this.#at, (events) => this.#hear(events));
    return this.#detach !== undefined;
  }

  #hear(events: TailEvent[]): void {
    if (this.#listening.full()) {
      this.#fallBack();
      return;
    }
    const fresh = events.filter(({ position }) => isAfter(position, this.#at));
    this.#at = fresh.at(-1)?.position ?? this.#at;
    this.#tell(fresh);
  }

  #fallBack(): void {
    this.#detach?.();
    this.#detach = undefined;
    this.#comeBack();
  }

  #tell(events: TailEvent[]): void {
    if (events.length === 0) return;
    try {
      this.#listening.hear(events);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#stopped) return;
    this.stop();
    this.#listening.fail(error);
  }
}
