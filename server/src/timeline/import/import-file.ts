import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Author, recordAudit } from "../../workspaces/public.ts";
import { problemIn } from "./check-plan.ts";
import { findUnfinished, type ImportKey, insertImport } from "./import.sql.ts";
import type { Plan } from "./plan.ts";
import type { Progress } from "./progress.sql.ts";
import { type Outcome, runImport } from "./run-import.ts";
import { sampleOf } from "./sample.ts";
import { recordStart, settled } from "./start-import.ts";

/** What the command line asks for. */
export interface FileImport {
  workspaceId: string;
  path: string;
  plan: Plan;
  author: Author;
  signal: AbortSignal;
  moved?: (progress: Progress) => void;
  /** Hears whether an import that broke off is continued. */
  begun?: (importId: string, isResumed: boolean) => void;
}

/** Imports a file where it is, in this process. An import of the same file by the same plan that broke off goes on. */
export async function importFile(kernel: Kernel, wanted: FileImport): Promise<{ importId: string; outcome: Outcome }> {
  const { path, plan, signal, moved } = wanted;
  const problem = problemIn(await sampleOf(path, plan.format), plan);
  if (problem) throw new Refusal("bad_input", problem.sentence, problem.field);

  const { at, isResumed } = await openImport(kernel, wanted, await sha256Of(path));
  wanted.begun?.(at.importId, isResumed);
  const run = { kernel, path, signal, ...(moved ? { moved } : {}) };
  return { importId: at.importId, outcome: await runImport(run, at) };
}

async function openImport(
  kernel: Kernel,
  { workspaceId, path, plan, author }: FileImport,
  sha256: Buffer,
): Promise<{ at: ImportKey; isResumed: boolean }> {
  const file = { fileName: basename(path), fileBytes: (await stat(path)).size, sha256, place: null };
  return inWorkspace(kernel.db, workspaceId, async (tx) => {
    const lasting = await settled(tx, workspaceId, plan);
    const unfinished = await findUnfinished(tx, workspaceId, sha256, lasting);
    if (unfinished) return { at: { workspaceId, importId: unfinished.importId }, isResumed: true };

    const at = { workspaceId, importId: randomUUID() };
    const now = kernel.clock.now();
    await insertImport(tx, at, file, author.actor, now);
    await recordAudit(tx, workspaceId, author, "import.uploaded", file.fileName, { importId: at.importId });
    await recordStart(tx, at, lasting, author, now);
    return { at, isResumed: false };
  });
}

async function sha256Of(path: string): Promise<Buffer> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}
