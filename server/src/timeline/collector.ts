import { type Db, inWorkspace } from "../kernel/database.ts";
import type { Known } from "./known.ts";
import { insertQuarantined } from "./record.sql.ts";
import { type Batch, record } from "./record.ts";
import type { Quarantined } from "./touchpoint.ts";

/** What one request brings. */
export interface Delivery {
  workspaceId: string;
  sourceId: string;
  receivedAt: number;
  batch: Batch;
  quarantined: Quarantined[];
}

interface Waiting {
  delivery: Delivery;
  resolve: () => void;
  reject: (error: unknown) => void;
}

// One commit for many requests: a durable commit costs the same for one row as for thousands.
const mostRowsPerCommit = 4000;
// While one lane waits for the disk, the other prepares.
const lanes = 2;

/** Gathers requests that wait at the same time into one transaction each; a request is answered after its commit. */
export class Collector {
  readonly #db: Db;
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #counted: (outcome: "stored" | "dropped" | "quarantined", touchpoints: number) => void;
  readonly #known: Known;
  #working = 0;

  constructor(
    db: Db,
    known: Known,
    counted: (outcome: "stored" | "dropped" | "quarantined", touchpoints: number) => void,
  ) {
    this.#db = db;
    this.#known = known;
    this.#counted = counted;
  }

  /** Resolves when the delivery is durably stored; rejects when it is not. */
  deliver(delivery: Delivery): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(delivery.workspaceId);
      const waiting = { delivery, resolve, reject };
      if (queue) queue.push(waiting);
      else this.#waiting.set(delivery.workspaceId, [waiting]);
      if (this.#working < lanes) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#working++;
    for (let next = this.#next(); next; next = this.#next()) await this.#commit(...next);
    this.#working--;
  }

  #next(): [string, Waiting[]] | undefined {
    const [first] = this.#waiting;
    if (!first) return undefined;
    const [workspaceId, queue] = first;
    let rows = 0;
    const fitting = queue.findIndex(({ delivery }) => {
      rows += delivery.batch.touchpoints.length;
      return rows > mostRowsPerCommit;
    });
    const taken = queue.splice(0, fitting === -1 ? queue.length : Math.max(fitting, 1));
    // Taken to the end of the line, so that one busy workspace does not hold up the others.
    this.#waiting.delete(workspaceId);
    if (queue.length > 0) this.#waiting.set(workspaceId, queue);
    return [workspaceId, taken];
  }

  async #commit(workspaceId: string, taken: Waiting[]): Promise<void> {
    try {
      await this.#store(
        workspaceId,
        taken.map(({ delivery }) => delivery),
      );
      for (const { resolve } of taken) resolve();
    } catch (error) {
      // What is wrong with one request's data must not make others fail; what is wrong with the database fails all alike.
      if (taken.length > 1 && isAboutData(error)) for (const one of taken) await this.#commit(workspaceId, [one]);
      else for (const { reject } of taken) reject(error);
    }
  }

  async #store(workspaceId: string, deliveries: Delivery[]): Promise<void> {
    const batch = joined(deliveries.map((delivery) => delivery.batch));
    const since = this.#known.age;
    const { stored, dropped, sayings } = await inWorkspace(this.#db, workspaceId, async (tx) => {
      for (const { sourceId, receivedAt, quarantined } of deliveries) {
        if (quarantined.length > 0) await insertQuarantined(tx, workspaceId, sourceId, receivedAt, quarantined);
      }
      return record(tx, workspaceId, batch, "collected", this.#known);
    });
    this.#known.committed(sayings, since);
    this.#counted("stored", stored);
    this.#counted("dropped", dropped);
    this.#counted(
      "quarantined",
      deliveries.reduce((sum, delivery) => sum + delivery.quarantined.length, 0),
    );
  }
}

// SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation).
function isAboutData(error: unknown): boolean {
  return /^2[23]/.test(String((error as { code?: unknown }).code));
}

function joined(batches: Batch[]): Batch {
  if (batches.length === 1) return batches[0]!;
  return {
    touchpoints: batches.flatMap((batch) => batch.touchpoints),
    sayings: {
      identifiers: batches.flatMap((batch) => batch.sayings.identifiers),
      edges: batches.flatMap((batch) => batch.sayings.edges),
      traits: batches.flatMap((batch) => batch.sayings.traits),
      companies: batches.flatMap((batch) => batch.sayings.companies),
      employments: batches.flatMap((batch) => batch.sayings.employments),
      consents: batches.flatMap((batch) => batch.sayings.consents),
    },
  };
}
