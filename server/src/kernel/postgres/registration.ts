import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { birthOf } from "./process.ts";

/** Notes that this process uses the database, and gives the function that takes the note away. Called in turn. */
export async function register(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const note = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`);
  await writeFile(note, String(await birthOf(process.pid)), { mode: 0o600 });
  return () => rm(note, { force: true });
}

/** The live processes that use the database; notes of dead ones are removed. Called in turn. */
export async function registered(folder: string): Promise<number[]> {
  const pids: number[] = [];
  for (const name of (await readdir(folder)).filter((name) => /^\d+-/.test(name))) {
    const note = join(folder, name);
    const pid = Number(name.split("-")[0]);
    if ((await birthOf(pid)) === (await readFile(note, "utf8"))) pids.push(pid);
    else await rm(note, { force: true });
  }
  return pids;
}
