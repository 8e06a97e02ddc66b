import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Kernel } from "../../kernel/assemble.ts";

/** A folder of uploaded files. Servers that share it have the same place, and only they can read what is in it. */
export interface Place {
  id: string;
  folder: string;
}

const places = new Map<string, Place>();

/** Where this server keeps uploaded files. */
export function placeOf({ config: { DATA_DIR } }: Pick<Kernel, "config">): Place {
  const known = places.get(DATA_DIR);
  if (known) return known;
  const folder = join(DATA_DIR, "imports");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = { id: readOrMakeId(join(folder, "place.id")), folder };
  places.set(DATA_DIR, place);
  return place;
}

function readOrMakeId(path: string): string {
  try {
    writeFileSync(path, randomUUID(), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8").trim();
}

/** The path of an import's file. */
export function filePath({ folder }: Place, importId: string): string {
  return join(folder, importId);
}

/** Removes the file of an import, if it is still there. */
export async function removeFile(place: Place, importId: string): Promise<void> {
  await rm(filePath(place, importId), { force: true });
}

/** The imports whose files are in a place. */
export async function importsIn({ folder }: Place): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^[0-9a-f-]{36}$/.test(name));
}

/** Removes files from before a time that no import needs: of ended imports, and of uploads that broke off. */
export async function removeOthers({ folder }: Place, needed: ReadonlySet<string>, before: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f-]{36}(\.part)?$/.test(name) || needed.has(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(absent);
    if (found && found.mtime < before) await rm(path, { force: true });
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
