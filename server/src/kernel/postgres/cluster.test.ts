import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, inHouse, runScript, serverScript, until } from "./embedded.fixture.ts";

test("a postmaster.pid that a power cut left behind does not disturb", () =>
  inHouse(async ({ cluster, start }) => {
    const note = await leaveStaleNote(cluster, start);
    await writeFile(join(cluster, "postmaster.pid"), note);
    expect(await ask((await start()).url, "select text from note")).toEqual([{ text: "kept" }]);
  }));

test("a postmaster.pid whose number another program of the same user now has does not disturb", () =>
  inHouse(async ({ cluster, said, start }) => {
    const note = await leaveStaleNote(cluster, start);
    const other = spawn("sleep", ["60"], { uid: (await stat(cluster)).uid, cwd: "/" });
    try {
      await writeFile(join(cluster, "postmaster.pid"), note.replace(/^\d+/, `${other.pid}`));
      expect(await ask((await start()).url, "select text from note")).toEqual([{ text: "kept" }]);
      expect(said).toContain(`postmaster.pid names process ${other.pid}, which is another program now.`);
      expect(other.exitCode).toBeNull();
    } finally {
      other.kill();
    }
  }));

test("a first start that is killed in the midst of making the database is done over", () =>
  inHouse(async ({ dataDir, said, start }) => {
    const children: ChildProcess[] = [];
    const { child, line } = runScript(serverScript(dataDir), children);
    line.catch(() => {});
    await until(async () => (await contentsOfDraft(dataDir)).includes("base"));
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await readdir(dataDir)).not.toContain("postgres");

    expect(await ask((await start()).url, "select 1 as here")).toEqual([{ here: 1 }]);
    expect(said).toContain("The making of the database was interrupted; starting over.");
    expect((await readdir(dataDir)).sort()).toEqual(["postgres", "postgres.log", "postgres.password", "servers"]);
  }));

test("a first start that is killed before our database is made in PostgreSQL is done over", () =>
  inHouse(async ({ start }) => {
    const first = await start();
    await ask(first.url.replace(/throughline$/, "postgres"), "drop database throughline with (force)");
    await first.stop();
    expect(await ask((await start()).url, "select 1 as here")).toEqual([{ here: 1 }]);
  }));

test("a database of another major version is refused in one sentence", () =>
  inHouse(async ({ cluster, start }) => {
    await (await start()).stop();
    await writeFile(join(cluster, "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 17 and this is PostgreSQL 18: dump it/);
  }));

test("a folder that is no database is left as it is", () =>
  inHouse(async ({ cluster, start }) => {
    await mkdir(cluster);
    await writeFile(join(cluster, "photo.jpg"), "");
    await expect(start()).rejects.toThrow(/is in the way: it holds files but no PostgreSQL database/);
    expect(await readdir(cluster)).toEqual(["photo.jpg"]);
  }));

test("a missing password is told, and the database not touched", () =>
  inHouse(async ({ dataDir, start }) => {
    await (await start()).stop();
    await rm(join(dataDir, "postgres.password"));
    await expect(start()).rejects.toThrow(/The password of the database .* is missing: put .* back from your backup/);
  }));

async function leaveStaleNote(cluster: string, start: () => Promise<{ url: string; stop(): Promise<void> }>) {
  const embedded = await start();
  await ask(embedded.url, "create table note (text text)", "insert into note values ('kept')");
  const note = await readFile(join(cluster, "postmaster.pid"), "utf8");
  await embedded.stop();
  return note;
}

async function contentsOfDraft(dataDir: string): Promise<string[]> {
  const workshop = (await readdir(dataDir)).find((name) => name.startsWith("postgres.unfinished-"));
  return workshop ? readdir(join(dataDir, workshop, "cluster")).catch(() => []) : [];
}
