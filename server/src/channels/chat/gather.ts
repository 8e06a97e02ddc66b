interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

const mostAtOnce = 500;
// Workspaces that are written for at once.
const lanes = 4;

/**
 * Gathers what waits at the same time into one transaction each workspace: a durable commit costs the same for one as for
 * hundreds. Nobody waits for company: what comes while nothing is on its way goes at once. What one workspace adds is stored in
 * that order.
 */
export class Gather<Item extends { workspaceId: string }, Result> {
  readonly #store: (workspaceId: string, items: Item[]) => Promise<Result[]>;
  readonly #waiting = new Map<string, Waiting<Item, Result>[]>();
  readonly #busy = new Set<string>();

  /** `store` gives one result for each item, in their order, once they are stored for good. */
  constructor(store: (workspaceId: string, items: Item[]) => Promise<Result[]>) {
    this.#store = store;
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(item.workspaceId);
      const waiting = { item, resolve, reject };
      if (queue) queue.push(waiting);
      else this.#waiting.set(item.workspaceId, [waiting]);
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    const workspaceId = this.#free();
    if (workspaceId === undefined) return;
    this.#busy.add(workspaceId);
    // What is already being read from other sockets comes along.
    await new Promise(setImmediate);
    await this.#commit(workspaceId, this.#take(workspaceId));
    this.#busy.delete(workspaceId);
    void this.#work();
  }

  #free(): string | undefined {
    if (this.#busy.size >= lanes) return undefined;
    for (const workspaceId of this.#waiting.keys()) if (!this.#busy.has(workspaceId)) return workspaceId;
    return undefined;
  }

  #take(workspaceId: string): Waiting<Item, Result>[] {
    const queue = this.#waiting.get(workspaceId) ?? [];
    const taken = queue.splice(0, mostAtOnce);
    // To the end of the line, so that one busy workspace does not hold up the others.
    this.#waiting.delete(workspaceId);
    if (queue.length > 0) this.#waiting.set(workspaceId, queue);
    return taken;
  }

  async #commit(workspaceId: string, taken: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#store(
        workspaceId,
        taken.map(({ item }) => item),
      );
      for (const [at, { resolve }] of taken.entries()) resolve(results[at] as Result);
    } catch (error) {
      // What is wrong with one item must not make the others fail; what is wrong with the database fails all alike.
      if (taken.length > 1 && isAboutData(error)) for (const one of taken) await this.#commit(workspaceId, [one]);
      else for (const { reject } of taken) reject(error);
    }
  }
}

// SQLSTATE classes 22 (data exception), 23 (integrity constraint violation) and 40 (deadlock, serialization).
function isAboutData(error: unknown): boolean {
  return /^(2[23]|40)/.test(String((error as { code?: unknown }).code));
}
