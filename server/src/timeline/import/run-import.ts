import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { announce } from "../../kernel/wake.ts";
import { type ImportKey, type ImportRow, readImport } from "./import.sql.ts";
import { Occurrences } from "./occurrences.ts";
import { type Prepared, prepareRows } from "./prepare.ts";
import { insertEnd, lockProgress, moveProgress, type Progress } from "./progress.sql.ts";
import { importsLedger } from "./show-import.ts";
import { sourceOf } from "./source.ts";
import { RowWriter, type Standing } from "./write-rows.ts";

/** How a run ended. "stopped": it was asked to, and the import goes on later from where it is. */
export type Outcome = Exclude<Standing, "going"> | "completed" | "failed" | "stopped";

/** What a run needs besides the import. */
export interface Run {
  kernel: Kernel;
  path: string;
  signal: AbortSignal;
  /** Hears how far it has come, after each batch. */
  moved?: (progress: Progress) => void;
}

// Large enough that a commit costs little a row, small enough to hold nobody up.
const rowsPerBatch = 2000;

/** Imports a started import's file from where it is to its end. Wherever it breaks off, the next run goes on. */
export async function runImport(run: Run, at: ImportKey): Promise<Outcome> {
  const { kernel } = run;
  const [row, source] = await inWorkspace(kernel.db, at.workspaceId, async (tx) => [
    await readImport(tx, at),
    await sourceOf(tx, at),
  ]);
  if (!row?.plan || row.outcome) return "outrun";
  if (row.cancelledAt) return "cancelled";
  const writer = new RowWriter(kernel, at, source, progressOf(row));
  try {
    const outcome = await writeAll(run, row, writer);
    return outcome === "going"
      ? await end(run, at, { ...writer.progress, position: row.fileBytes }, "completed", "")
      : outcome;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return end(run, at, writer.progress, "failed", `The file cannot be read: ${error.message}.`);
  }
}

function progressOf({ position, rows, stored, alreadyThere, faulty }: ImportRow): Progress {
  return { position, rows, stored, alreadyThere, faulty };
}

/** Reads the next rows while the last ones are being written. */
async function writeAll(run: Run, row: ImportRow, writer: RowWriter): Promise<Standing | "stopped"> {
  const reached = writer.progress.position;
  let writing: Promise<Standing> = Promise.resolve("going");
  for await (const rows of batchesOf(preparedRows(run, row), reached)) {
    const standing = await writing;
    if (standing !== "going") return standing;
    run.moved?.(writer.progress);
    if (run.signal.aborted) return "stopped";
    writing = writer.write(rows);
    // It is awaited above or below; until then it is nobody's unhandled rejection.
    writing.catch(() => undefined);
  }
  const standing = await writing;
  run.moved?.(writer.progress);
  return standing;
}

function preparedRows({ kernel, path }: Run, { plan, startedAt }: ImportRow): AsyncGenerator<Prepared[]> {
  const importedAt = startedAt!.getTime();
  return prepareRows(path, plan!, new Occurrences(), () => ({ importedAt, receivedAt: kernel.clock.now().getTime() }));
}

/** Rows beyond a position, in batches. Those before it are read all the same, so that repeated rows count right. */
async function* batchesOf(some: AsyncIterable<Prepared[]>, reached: number): AsyncGenerator<Prepared[]> {
  let waiting: Prepared[] = [];
  for await (const rows of some) {
    for (const row of rows) if (row.next.byte > reached) waiting.push(row);
    if (waiting.length < rowsPerBatch) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}

async function end(
  { kernel, moved }: Run,
  at: ImportKey,
  progress: Progress,
  outcome: "completed" | "failed",
  reason: string,
): Promise<Outcome> {
  const now = kernel.clock.now();
  const ended = await inWorkspace(kernel.db, at.workspaceId, async (tx) => {
    const held = await lockProgress(tx, at);
    if (held?.isCancelled) return "cancelled";
    if (!held || held.hasEnded) return "outrun";
    await insertEnd(tx, at, outcome, reason, now);
    await moveProgress(tx, at, progress, now);
    await announce(tx, importsLedger);
    return outcome;
  });
  if (ended === "completed") moved?.(progress);
  return ended;
}

function isUnreadable(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && ["open", "read"].includes(String(error.syscall));
}
