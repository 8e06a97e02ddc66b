import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStore } from "./store.ts";

/** Keeps contents as files in a local folder, readable by this server's user only. */
export function folderStore(folder: string): FileStore {
  return {
    async put(key, { path }) {
      const place = join(folder, key);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(path, place);
      await syncFolder(dirname(place));
    },
    async open(key) {
      const file = await open(join(folder, key)).catch(absent);
      return file?.createReadStream();
    },
    async remove(key) {
      await rm(join(folder, key), { force: true });
    },
  };
}

// The new name survives a power cut only once its folder has been written.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
