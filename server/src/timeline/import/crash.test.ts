import { afterEach, beforeEach, expect, test } from "vitest";
import { beginCommand, runCommand } from "../../cli/cli.fixture.ts";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { emptyDataDir, removeDataDir, type SetUp, setUp, startProcess } from "../../process.fixture.ts";
import { ask } from "../../server.fixture.ts";
import { eventually } from "../senders.fixture.ts";
import type { ShownImport } from "./contract.ts";
import { fileOf } from "./files.fixture.ts";

// Every tenth row is there twice, far apart: counted wrongly after a crash, it would be missing or too many.
const rows = 80_000;
const file = `user_id,at,event,amount\n${Array.from({ length: rows }, (_, i) => {
  const number = i >= rows / 2 && i % 10 === 0 ? i - rows / 2 : i;
  return `u${number % 500},2026-01-${String((number % 28) + 1).padStart(2, "0")},Called,${number}\n`;
}).join("")}`;

let at: TestDatabase;
let dataDir: string;
let settings: Record<string, string>;
beforeEach(async () => {
  at = await copyDatabase();
  dataDir = await emptyDataDir();
  settings = { DATABASE_URL: at.url, DATA_DIR: dataDir };
});
afterEach(async () => {
  await at[Symbol.asyncDispose]();
  await removeDataDir(dataDir);
});

interface Progress {
  imports: number;
  rows: number;
  position: number;
}

async function progress(): Promise<Progress> {
  const { rows: found } = await at.owner.query(
    "select count(*)::int as imports, sum(rows)::int as rows, sum(position)::int as position from timeline.import_progress",
  );
  return found[0];
}

async function stored(): Promise<number> {
  const { rows: found } = await at.owner.query("select count(*)::int as stored from timeline.touchpoint");
  return found[0].stored;
}

test("an import whose process is killed goes on at the batch where it stopped, and counts every row once", async () => {
  const ada = ["--email", "ada@kestrel.example", "--password", "a long enough password", "--workspace", "Kestrel"];
  await runCommand(["setup", ...ada], settings);
  await using input = await fileOf(file);
  const { child, ran } = beginCommand(["import", input.path], settings);
  await eventually(progress, (now) => now.rows >= 4000, 30_000);
  child.kill("SIGKILL");
  await ran;
  const broken = await progress();
  expect(broken.rows).toBeLessThan(rows);
  expect(await stored()).toBe(broken.rows);

  const again = await runCommand(["import", input.path, "--json"], settings);
  expect(again.err).toContain("going on where it broke off");
  expect(JSON.parse(again.out)).toMatchObject({ rows, stored: rows, alreadyThere: 0, faulty: 0, state: "completed" });
  expect(await progress()).toMatchObject({ imports: 1, position: Buffer.byteLength(file) });
  expect(await stored()).toBe(rows);
}, 120_000);

test("an import is stopped by Ctrl-C between two batches, and the same command goes on", async () => {
  const ada = ["--email", "ada@kestrel.example", "--password", "a long enough password", "--workspace", "Kestrel"];
  await runCommand(["setup", ...ada], settings);
  await using input = await fileOf(file);
  const { child, ran } = beginCommand(["import", input.path], settings);
  await eventually(progress, (now) => now.rows >= 4000, 30_000);
  child.kill("SIGINT");
  expect(await ran).toMatchObject({ code: 130, err: expect.stringContaining("The same command goes on from here") });
  expect((await runCommand(["import", input.path], settings)).out).toContain("80,000 imported, 0 there already");
}, 120_000);

/** Uploads the file to a server and starts its import; returns how to look at it on any server. */
async function begin(url: string, { workspaceId, secretKey: key }: SetUp) {
  const path = `/api/workspaces/${workspaceId}/imports`;
  const headers = { authorization: `Bearer ${key}`, "content-type": "text/csv" };
  const response = await fetch(`${url}${path}?fileName=calls.csv`, { method: "POST", headers, body: file });
  const { importId } = (await response.json()) as { importId: string };
  const { body: plan } = await ask(url, "POST", `${path}/${importId}/preview`, { key, body: {} });
  expect((await ask(url, "POST", `${path}/${importId}/start`, { key, body: plan })).status).toBe(202);
  await eventually(progress, (now) => now.rows >= 4000, 30_000);
  return (there: string) => async () => (await ask<ShownImport>(there, "GET", `${path}/${importId}`, { key })).body;
}

test.each(["kill", "stop"] as const)(
  "an uploaded file is imported to its end by the next start after a %s, without anybody's doing",
  async (end) => {
    const first = await startProcess(dataDir, { DATABASE_URL: at.url });
    const shownAt = await begin(first.url, await setUp(first.url));
    const asked = performance.now();
    await first[end]();
    expect(performance.now() - asked).toBeLessThan(6000);
    expect((await progress()).rows).toBeLessThan(rows);

    await using second = await startProcess(dataDir, { DATABASE_URL: at.url });
    const ended = await eventually(shownAt(second.url), ({ state }) => state === "completed", 60_000);
    expect(ended).toMatchObject({ rows, stored: rows, alreadyThere: 0 });
    expect(await stored()).toBe(rows);
  },
  120_000,
);
