import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace, type Tx } from "../../kernel/database.ts";
import { announce } from "../../kernel/wake.ts";
import type { Sayings } from "../../people/public.ts";
import type { Source } from "../../workspaces/public.ts";
import { addItem, emptyBatch } from "../batch.ts";
import { type Fault, fault, isFault } from "../collect/fault.ts";
import { knownToImports } from "../known.ts";
import { type Batch, record } from "../record.ts";
import type { ImportKey } from "./import.sql.ts";
import type { Prepared } from "./prepare.ts";
import { insertErrors, lockProgress, moveProgress, type Progress, type RowError } from "./progress.sql.ts";
import { importsLedger } from "./show-import.ts";

/** How it stands: "outrun" when another server has taken the import over, or it has ended. */
export type Standing = "going" | "cancelled" | "outrun";

/** Rows are shown with their reasons up to here; beyond, they are only counted. */
const mostErrors = 100_000;

/** Writes one import's rows: each batch, its errors and how far the import has come in one transaction. */
export class RowWriter {
  readonly #kernel: Kernel;
  readonly #at: ImportKey;
  readonly #source: Source;
  #progress: Progress;

  constructor(kernel: Kernel, at: ImportKey, source: Source, progress: Progress) {
    this.#kernel = kernel;
    this.#at = at;
    this.#source = source;
    this.#progress = progress;
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** Stores rows that follow those stored before. Rows that the database refuses become errors, alone. */
  async write(rows: readonly Prepared[]): Promise<Standing> {
    try {
      return await this.#commit(rows);
    } catch (error) {
      if (!isRefusedData(error)) throw error;
      if (rows.length === 1) return this.#commit([{ ...rows[0]!, item: refusedByDatabase(error) }]);
      const middle = rows.length >> 1;
      const standing = await this.write(rows.slice(0, middle));
      return standing === "going" ? this.write(rows.slice(middle)) : standing;
    }
  }

  async #commit(rows: readonly Prepared[]): Promise<Standing> {
    const { db, clock } = this.#kernel;
    const known = knownToImports(this.#kernel);
    const { batch, errors } = this.#sort(rows, clock.now().getTime());
    const since = known.age;
    let written: Sayings | undefined;
    const to = { ...this.#progress, position: rows.at(-1)!.next.byte, rows: this.#progress.rows + rows.length };
    const standing = await inWorkspace(db, this.#at.workspaceId, async (tx) => {
      const held = await this.#hold(tx);
      if (held !== "going") return held;
      const by = `import:${this.#at.importId}`;
      const { stored, dropped, sayings } = await record(tx, this.#at.workspaceId, batch, by, known);
      written = sayings;
      to.stored += stored;
      to.alreadyThere += dropped;
      to.faulty += errors.length;
      const kept = errors.slice(0, Math.max(mostErrors - this.#progress.faulty, 0));
      if (kept.length > 0) await insertErrors(tx, this.#at, kept);
      await moveProgress(tx, this.#at, to, clock.now());
      await announce(tx, importsLedger);
      return held;
    });
    if (standing !== "going") return standing;
    if (written) known.committed(written, since);
    this.#progress = to;
    return standing;
  }

  /** Only who finds the import where he left it may go on: of two servers one falls behind, and leaves. */
  async #hold(tx: Tx): Promise<Standing> {
    const held = await lockProgress(tx, this.#at);
    if (held?.isCancelled) return "cancelled";
    return held && !held.hasEnded && held.position === this.#progress.position ? "going" : "outrun";
  }

  #sort(rows: readonly Prepared[], receivedAt: number): { batch: Batch; errors: RowError[] } {
    const batch = emptyBatch();
    const errors: RowError[] = [];
    for (const { item, line, raw } of rows) {
      const faulty = isFault(item) ? item : addItem(batch, this.#source, item, { trust: "server" }, receivedAt);
      if (faulty === undefined) continue;
      const { code, reason } = typeof faulty === "string" ? { code: "unidentified", reason: faulty } : faulty;
      errors.push({ line, code, reason, raw: raw() });
    }
    return { batch, errors };
  }
}

// SQLSTATE classes: data exception, integrity constraint violation, program limit exceeded.
const refusedClasses = /^(22|23|54)/;

function isRefusedData(error: unknown): error is Error & { code: string } {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && code.length === 5 && refusedClasses.test(code);
}

function refusedByDatabase(error: Error): Fault {
  return fault("refused_by_database", `The database refuses it: ${error.message.slice(0, 300)}.`);
}
