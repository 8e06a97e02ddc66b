import { mkdir, readdir, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { birthOf } from "./process.ts";
import { PostgresUnavailable } from "./unavailable.ts";

const patienceMs = 120_000;

/**
 * Runs a deed while no other process runs one under the same folder. The turn of a process that dies ends with it.
 *
 * Turns are numbered. `turn-7` is a symbolic link that holds who has it: a link is made whole or not at all, and only
 * once. A turn is never taken away from its owner, not even a dead one: the next one takes the next number, and then
 * looks again whether it has the highest. So nobody can remove a lock that has just become somebody else's.
 */
export async function inTurn<T>(folder: string, deed: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const number = await takeTurn(folder);
  try {
    return await deed();
  } finally {
    await writeFile(join(folder, `over-${number}`), "");
  }
}

async function takeTurn(folder: string): Promise<number> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const last = await lastTurn(folder);
    if (await isFree(folder, last)) {
      const number = last.number + 1;
      if (await claim(folder, number)) return number;
    } else {
      if (Date.now() > until) throw new PostgresUnavailable(await whoHoldsUp(folder, last.number));
      await delay(20);
    }
  }
}

async function claim(folder: string, number: number): Promise<boolean> {
  const mine = join(folder, `turn-${number}`);
  try {
    await symlink(`${process.pid} ${await birthOf(process.pid)}`, mine);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  if ((await lastTurn(folder)).number > number) {
    await rm(mine, { force: true });
    return false;
  }
  await forgetTurnsBefore(folder, number);
  return true;
}

async function isFree(folder: string, last: { number: number; over: boolean }): Promise<boolean> {
  if (last.number === 0 || last.over) return true;
  const owner = await ownerOf(folder, last.number);
  return owner !== undefined && (await birthOf(owner.pid)) !== owner.birth;
}

async function ownerOf(folder: string, number: number): Promise<{ pid: number; birth: string } | undefined> {
  const text = await readlink(join(folder, `turn-${number}`)).catch(() => undefined);
  const space = text?.indexOf(" ") ?? -1;
  return text === undefined ? undefined : { pid: Number(text.slice(0, space)), birth: text.slice(space + 1) };
}

async function lastTurn(folder: string): Promise<{ number: number; over: boolean }> {
  const names = new Set(await readdir(folder));
  const number = Math.max(0, ...[...names].filter((name) => name.startsWith("turn-")).map(numberIn));
  return { number, over: names.has(`over-${number}`) };
}

async function forgetTurnsBefore(folder: string, number: number): Promise<void> {
  const past = (await readdir(folder)).filter((name) => /^(turn|over)-\d+$/.test(name) && numberIn(name) < number);
  await Promise.all(past.map((name) => rm(join(folder, name), { force: true })));
}

function numberIn(name: string): number {
  return Number(name.slice(name.indexOf("-") + 1));
}

async function whoHoldsUp(folder: string, number: number): Promise<string> {
  const owner = await ownerOf(folder, number);
  return `Process ${owner?.pid} has been starting or stopping this database for two minutes: end it and start again.`;
}
