import { type Db, inWorkspace, type Tx } from "./database.ts";

const mostAtOnce = 4;

/** Lets listeners read what they missed, a few at a time: when a crowd comes back, requests still find a connection. */
export class CatchingUp {
  readonly #db: Db;
  readonly #waiting: (() => void)[] = [];
  #reading = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Reads in a workspace's scope when it is this listener's turn. */
  async read<Result>(workspaceId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (this.#reading >= mostAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#reading++;
    try {
      return await inWorkspace(this.#db, workspaceId, work);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#reading--;
    }
  }
}
