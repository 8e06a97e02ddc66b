import { type Db, inWorkspace } from "../../kernel/database.ts";
import { audiencesOfThreads } from "./visitor.sql.ts";

const rememberedForMilliseconds = 30_000;
const mostRemembered = 20_000;

/** Whose threads are, remembered for a short while: for words of the moment, such as who is typing. */
export class Audiences {
  readonly #db: Db;
  readonly #remembered = new Map<string, { until: number; audience: Promise<string | undefined> }>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** The audience of a thread; undefined if there is no such thread. */
  of(workspaceId: string, threadId: string): Promise<string | undefined> {
    const key = `${workspaceId} ${threadId}`;
    const remembered = this.#remembered.get(key);
    if (remembered && remembered.until > Date.now()) return remembered.audience;
    const audience = inWorkspace(this.#db, workspaceId, async (tx) => {
      const [row] = await audiencesOfThreads(tx, workspaceId, [threadId]);
      // One that does not exist yet may begin in a moment.
      if (!row) this.#remembered.delete(key);
      return row?.audience;
    });
    audience.catch(() => this.#remembered.delete(key));
    this.#remember(key, audience);
    return audience;
  }

  #remember(key: string, audience: Promise<string | undefined>): void {
    this.#remembered.delete(key);
    this.#remembered.set(key, { until: Date.now() + rememberedForMilliseconds, audience });
    const oldest = this.#remembered.keys().next().value;
    if (this.#remembered.size > mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
  }
}
