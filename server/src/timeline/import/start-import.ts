import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace, type Tx } from "../../kernel/database.ts";
import { enqueue } from "../../kernel/jobs.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { announce } from "../../kernel/wake.ts";
import { type Author, readWorkspace, recordAudit } from "../../workspaces/public.ts";
import { problemIn } from "./check-plan.ts";
import type { ShownImport } from "./contract.ts";
import { type ImportKey, type ImportRow, readImport } from "./import.sql.ts";
import { filePath, placeOf } from "./place.ts";
import type { Plan } from "./plan.ts";
import { insertStart, lockProgress, moveProgress } from "./progress.sql.ts";
import { sampleOf } from "./sample.ts";
import { importsLedger, shownImportOf } from "./show-import.ts";

/** The job that imports all started files in a place. */
export function importJob(placeId: string): string {
  return `timeline.import ${placeId}`;
}

/** Lets an import run in the background. */
export async function startImport(kernel: Kernel, at: ImportKey, given: Plan, author: Author): Promise<ShownImport> {
  const uploaded = await inWorkspace(kernel.db, at.workspaceId, (tx) => findImport(tx, at));
  const problem = problemIn(await sampleOf(pathHere(kernel, uploaded), given.format), given);
  if (problem) throw new Refusal("bad_input", problem.sentence, problem.field);

  return inWorkspace(kernel.db, at.workspaceId, async (tx) => {
    await recordStart(tx, at, await settled(tx, at.workspaceId, given), author, kernel.clock.now());
    // Many starts, one job: it works off all that wait. An attempt is also counted when a server is killed.
    const name = importJob(placeOf(kernel).id);
    await enqueue(tx, name, {}, { key: name, maxAttempts: 100 });
    return shownImportOf(tx, at.workspaceId, (await readImport(tx, at))!);
  });
}

/** Records that an import may run, once. */
export async function recordStart(tx: Tx, at: ImportKey, plan: Plan, author: Author, when: Date): Promise<void> {
  const progress = await lockProgress(tx, at);
  const { startedAt, cancelledAt, fileName } = await findImport(tx, at);
  if (!progress || cancelledAt) throw new Refusal("conflict", "This import was cancelled. Upload the file again.");
  if (startedAt) throw new Refusal("conflict", "This import was started already.");
  await insertStart(tx, at, plan, author.actor, when);
  await moveProgress(tx, at, progress, when);
  await recordAudit(tx, at.workspaceId, author, "import.started", fileName, { importId: at.importId });
  await announce(tx, importsLedger);
}

/** A plan that does not change when the workspace's settings do. */
export async function settled(tx: Tx, workspaceId: string, plan: Plan): Promise<Plan> {
  if (plan.mapping.shape === "messages") return plan;
  const timeZone = plan.mapping.timeZone ?? (await readWorkspace(tx, workspaceId))!.timeZone;
  return { ...plan, mapping: { ...plan.mapping, timeZone } };
}

/** One import, or the refusal that there is none. */
export async function findImport(tx: Tx, at: ImportKey): Promise<ImportRow> {
  const found = await readImport(tx, at);
  if (!found) throw new Refusal("not_found", "There is no such import.");
  return found;
}

/** The path of an uploaded file, if it is here. */
export function pathHere(kernel: Kernel, { importId, place, startedAt }: ImportRow): string {
  const here = placeOf(kernel);
  if (startedAt) throw new Refusal("conflict", "This import was started already. Upload the file again.");
  if (place === here.id) return filePath(here, importId);
  throw new Refusal("unavailable", "The file is on another server. Servers that share DATA_DIR share their uploads.");
}
