import { sql } from "kysely";
import type { Kernel } from "./assemble.ts";
import { inSystem, type Tx } from "./database.ts";
import { type Due, type Timer, timerSet } from "./timers.ts";

const mostAtOnce = 4;
/** Something else held a lock that the ring needed: it may well be free again. */
const soonMilliseconds = 50;
// A ring holds its timer while it waits for what it changes; who changes that may want the timer. The ring gives way.
const givesWayAfter = "200ms";
const firstRetryMilliseconds = 1000;
const lastRetryMilliseconds = 600_000;
/** A timer that another server took may be due again when that server dies. */
const overdueLookMilliseconds = 250;
/** A notification may have been lost. */
const idleLookMilliseconds = 60_000;

/** Rings timers at their time until stopped. Of several servers one rings each; late ones ring at the start. */
export function ringTimers(kernel: Kernel, timers: readonly Timer[]): { stop(): Promise<void> } {
  const bell = new Bell(kernel, timers);
  bell.begin();
  return bell;
}

interface Taken extends Due {
  name: string;
  ringAt: Date;
  attempts: number;
}

class Bell {
  readonly #kernel: Kernel;
  readonly #timers: Map<string, Timer>;
  readonly #names: string[];
  readonly #lanes = new Set<Promise<void>>();
  #silences: (() => void)[] = [];
  #armedFor = Number.POSITIVE_INFINITY;
  #timeout: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(kernel: Kernel, timers: readonly Timer[]) {
    this.#kernel = kernel;
    this.#timers = new Map(timers.map((timer) => [timer.name, timer]));
    this.#names = [...this.#timers.keys()];
  }

  begin(): void {
    const { signals, wake, clock } = this.#kernel;
    const look = () => this.#look();
    const arm = ({ at }: { at: number }) => this.#arm(at);
    this.#silences = [signals.on(timerSet, arm), wake.on(timerSet, look), clock.onMove(look)];
    this.#look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const silence of this.#silences) silence();
    clearTimeout(this.#timeout);
    await Promise.all(this.#lanes);
  }

  #look(): void {
    clearTimeout(this.#timeout);
    this.#armedFor = Number.POSITIVE_INFINITY;
    this.#openLane();
  }

  #arm(at: number): void {
    if (this.#stopped || at >= this.#armedFor) return;
    clearTimeout(this.#timeout);
    this.#armedFor = at;
    const wait = Math.min(at - this.#kernel.clock.now().getTime(), idleLookMilliseconds);
    this.#timeout = setTimeout(() => this.#look(), Math.max(wait, 0));
  }

  // Every lane rings one timer after another; one that finds a timer opens another, so a slow ring holds up no other.
  #openLane(): void {
    if (this.#stopped || this.#lanes.size >= mostAtOnce) return;
    const lane = this.#ringOn().finally(() => this.#lanes.delete(lane));
    this.#lanes.add(lane);
  }

  async #ringOn(): Promise<void> {
    try {
      while (!this.#stopped && (await this.#ringNext())) this.#openLane();
      if (!this.#stopped) this.#arm(await this.#nextLook());
    } catch (error) {
      this.#kernel.log.error({ err: error }, "timers cannot be read, will retry");
      this.#arm(this.#kernel.clock.now().getTime() + firstRetryMilliseconds);
    }
  }

  async #ringNext(): Promise<boolean> {
    let due: Taken | undefined;
    try {
      return await inSystem(this.#kernel.db, async (tx) => {
        due = await this.#take(tx);
        if (!due) return false;
        await this.#timers.get(due.name)!.ring(tx, due);
        return true;
      });
    } catch (error) {
      if (!due) throw error;
      await this.#postpone(due, error as Error & { code?: string });
      return true;
    }
  }

  async #take(tx: Tx): Promise<Taken | undefined> {
    const { rows } = await sql<Taken>`
      with due as (
        select workspace_id, name, key from kernel.timer
        where ring_at <= ${this.#kernel.clock.now()} and name = any(${this.#names})
        order by ring_at limit 1 for update skip locked),
      taken as (
        delete from kernel.timer t using due d
        where t.workspace_id = d.workspace_id and t.name = d.name and t.key = d.key returning t.*)
      select workspace_id, name, key, due_at, ring_at, payload, attempts,
        set_config('throughline.workspace', workspace_id::text, true), set_config('lock_timeout', ${givesWayAfter}, true)
      from taken`.execute(tx);
    return rows[0];
  }

  async #postpone(
    { workspaceId, name, key, ringAt, attempts }: Taken,
    error: Error & { code?: string },
  ): Promise<void> {
    const gaveWay = ["55P03", "40P01", "40001"].includes(error.code ?? "");
    const wait = gaveWay ? soonMilliseconds : Math.min(firstRetryMilliseconds * 2 ** attempts, lastRetryMilliseconds);
    const told = { timer: name, workspaceId, key, attempts: attempts + 1, err: error };
    if (gaveWay) this.#kernel.log.debug(told, "a timer gave way to somebody, will retry");
    else this.#kernel.log.error(told, "a timer's ring failed, will retry");
    const next = new Date(this.#kernel.clock.now().getTime() + wait);
    await inSystem(this.#kernel.db, (tx) =>
      sql`update kernel.timer set attempts = attempts + ${gaveWay ? 0 : 1}, ring_at = ${next}
        where workspace_id = ${workspaceId} and name = ${name} and key = ${key} and ring_at = ${ringAt}`.execute(tx),
    );
  }

  async #nextLook(): Promise<number> {
    const now = this.#kernel.clock.now();
    const { rows } = await inSystem(this.#kernel.db, (tx) =>
      sql<{ overdue: boolean; next: Date | null }>`
        select exists (select from kernel.timer where ring_at <= ${now} and name = any(${this.#names})) as overdue,
          (select ring_at from kernel.timer where ring_at > ${now} and name = any(${this.#names})
           order by ring_at limit 1) as next`.execute(tx),
    );
    const { overdue, next } = rows[0]!;
    const latest = now.getTime() + (overdue ? overdueLookMilliseconds : idleLookMilliseconds);
    return Math.min(next?.getTime() ?? latest, latest);
  }
}
