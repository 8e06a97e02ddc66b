import type { Kernel } from "../../kernel/assemble.ts";
import { inSystem } from "../../kernel/database.ts";
import { enqueue, type Job } from "../../kernel/jobs.ts";
import { type ImportKey, readEnded, readPending } from "./import.sql.ts";
import { filePath, importsIn, type Place, placeOf, removeFile } from "./place.ts";
import { runImport } from "./run-import.ts";
import { importJob } from "./start-import.ts";

/** Imports what was started here. Only servers with the files have this job, so no other is asked to. */
export function importsJob(kernel: Kernel): Job {
  const name = importJob(placeOf(kernel).id);
  let working: Promise<void> | undefined;
  let askedAgain = false;
  return {
    name,
    async run(_payload, signal) {
      askedAgain = true;
      // One import at a time: the job that runs already finds what was started meanwhile.
      if (working) return;
      working = (async () => {
        while (askedAgain && !signal.aborted) {
          askedAgain = false;
          await workOff(kernel, signal);
        }
      })();
      await working.finally(() => {
        working = undefined;
      });
      // Asked to stop with the server, it goes on with the next one.
      if (signal.aborted) await inSystem(kernel.db, (tx) => enqueue(tx, name, {}, { key: name, maxAttempts: 100 }));
    },
  };
}

async function workOff(kernel: Kernel, signal: AbortSignal): Promise<void> {
  const place = placeOf(kernel);
  const tried = new Set<string>();
  for (let next = await nextOf(kernel, tried); next && !signal.aborted; next = await nextOf(kernel, tried)) {
    tried.add(next.importId);
    const outcome = await runImport({ kernel, path: filePath(place, next.importId), signal }, next);
    kernel.log.info({ ...next, outcome }, "import ended");
  }
  await removeEnded(kernel, place);
}

/** Removes the files of imports that are over, whoever ended them: they are full of people's data. */
async function removeEnded(kernel: Kernel, place: Place): Promise<void> {
  const here = await importsIn(place);
  if (here.length === 0) return;
  for (const importId of await inSystem(kernel.db, (tx) => readEnded(tx, here))) await removeFile(place, importId);
}

async function nextOf(kernel: Kernel, tried: ReadonlySet<string>): Promise<ImportKey | undefined> {
  const pending = await inSystem(kernel.db, (tx) => readPending(tx, placeOf(kernel).id));
  return pending.find(({ importId }) => !tried.has(importId));
}
