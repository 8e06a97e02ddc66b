import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace, type Tx } from "../../kernel/database.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { announce } from "../../kernel/wake.ts";
import { type Author, recordAudit } from "../../workspaces/public.ts";
import type { ShownImport } from "./contract.ts";
import { type ImportKey, type ImportRow, readImport } from "./import.sql.ts";
import { placeOf, removeFile } from "./place.ts";
import { insertCancellation, lockProgress, moveProgress } from "./progress.sql.ts";
import { importsLedger, shownImportOf } from "./show-import.ts";
import { findImport } from "./start-import.ts";

/** Ends an import where it is; what it stored stays. Cancelling twice is harmless. */
export async function cancelImport(kernel: Kernel, at: ImportKey, author: Author): Promise<ShownImport> {
  const { row, shown } = await inWorkspace(kernel.db, at.workspaceId, async (tx) => {
    const row = await recordCancellation(tx, at, author, kernel.clock.now());
    return { row, shown: await shownImportOf(tx, at.workspaceId, row) };
  });
  const here = placeOf(kernel);
  if (row.place === here.id) await removeFile(here, at.importId);
  return shown;
}

async function recordCancellation(tx: Tx, at: ImportKey, author: Author, now: Date): Promise<ImportRow> {
  const progress = await lockProgress(tx, at);
  const found = await findImport(tx, at);
  if (!progress || progress.isCancelled) return found;
  if (progress.hasEnded) throw new Refusal("conflict", "This import has ended already.");

  await insertCancellation(tx, at, author.actor, now);
  await moveProgress(tx, at, progress, now);
  await recordAudit(tx, at.workspaceId, author, "import.cancelled", found.fileName, { importId: at.importId });
  await announce(tx, importsLedger);
  return (await readImport(tx, at))!;
}
