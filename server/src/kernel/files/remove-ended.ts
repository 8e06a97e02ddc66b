import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { type Db, inSystem } from "../database.ts";
import type { Log } from "../log.ts";
import { deleteFile, takeEnded } from "./file-rows.ts";
import { keyOf } from "./files.ts";
import type { FileStore } from "./store.ts";

const everyMilliseconds = 60_000;
const batchSize = 20;
const forgottenAfterMilliseconds = 24 * 3_600_000;

interface Surroundings {
  db: Db;
  clock: Clock;
  log: Log;
  store: FileStore;
  arrivals: string;
}

/** Removes files that have ended, again and again until stopped; several servers may. */
export function keepRemoving(surroundings: Surroundings): { stop(): Promise<void> } {
  let removing = Promise.resolve();
  let stopped = false;
  const remove = () => {
    removing = removeEnded(surroundings, () => stopped).catch((error: Error) =>
      surroundings.log.error({ err: error }, "files that have ended cannot be removed, will retry"),
    );
  };
  const timer = setInterval(remove, everyMilliseconds);
  const silence = surroundings.clock.onMove(remove);
  remove();
  return {
    async stop() {
      stopped = true;
      silence();
      clearInterval(timer);
      await removing;
    },
  };
}

/** Removes all files that have ended, and what broke off while it arrived here. */
export async function removeEnded(surroundings: Surroundings, isStopped: () => boolean = () => false): Promise<void> {
  while (!isStopped() && (await removeSome(surroundings)) === batchSize);
  await removeForgotten(surroundings);
}

async function removeSome({ db, clock, store }: Surroundings): Promise<number> {
  return inSystem(db, async (tx) => {
    const ended = await takeEnded(tx, clock.now(), batchSize);
    for (const at of ended) {
      // The content goes first: as long as the row stands, somebody tries again.
      await store.remove(keyOf(at.workspaceId, at.fileId));
      await deleteFile(tx, at);
    }
    return ended.length;
  });
}

async function removeForgotten({ arrivals }: Surroundings): Promise<void> {
  for (const name of await readdir(arrivals).catch(absent)) {
    const path = join(arrivals, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > forgottenAfterMilliseconds) await rm(path, { force: true });
  }
}

function absent(error: NodeJS.ErrnoException): string[] {
  if (error.code !== "ENOENT") throw error;
  return [];
}
