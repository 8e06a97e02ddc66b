import type { Tx } from "../../kernel/database.ts";
import { enqueue } from "../../kernel/jobs.ts";
import type { Surroundings } from "../../kernel/subject-data.ts";
import { announce } from "../../kernel/wake.ts";
import type { Mention } from "../mention.ts";
import { fileMentions } from "./file-mentions.ts";
import { readUploads } from "./import.sql.ts";
import { filePath, placeOf } from "./place.ts";
import { insertCancellation, lockProgress, moveProgress } from "./progress.sql.ts";
import { importsLedger } from "./show-import.ts";
import { importJob } from "./start-import.ts";

/**
 * Discards uploads that wait to be started and mention any of these; those on another server's disk, which nobody can look
 * into from here, in any case. Their files go once the transaction is committed. What was started loses its file as soon
 * as it ends, and no row of somebody erased is stored.
 */
export async function forgetUploads(
  tx: Tx,
  workspaceId: string,
  mentions: readonly Mention[],
  { config, clock }: Surroundings,
): Promise<void> {
  const here = placeOf({ config });
  for (const { importId, place } of await readUploads(tx, workspaceId)) {
    if (place === here.id && !(await fileMentions(filePath(here, importId), mentions))) continue;
    const at = { workspaceId, importId };
    const progress = await lockProgress(tx, at);
    if (!progress || progress.isCancelled) continue;
    await insertCancellation(tx, at, "erasure", clock.now());
    await moveProgress(tx, at, progress, clock.now());
    await enqueue(tx, importJob(place), {}, { key: importJob(place), maxAttempts: 100 });
    await announce(tx, importsLedger);
  }
}
