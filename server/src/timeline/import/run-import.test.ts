import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { type RunningServer, startServer } from "../../server.fixture.ts";
import { fileOf } from "./files.fixture.ts";
import { type ImportKey, insertImport } from "./import.sql.ts";
import { Importer, touchpointsOf } from "./imports.fixture.ts";
import type { Plan } from "./plan.ts";
import { runImport } from "./run-import.ts";
import { recordStart } from "./start-import.ts";

let at: TestDatabase;
let on: RunningServer;
let admin: Importer;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  admin = new Importer(on);
});
afterAll(async () => {
  await on.stop();
  await at[Symbol.asyncDispose]();
});

test("a file as spreadsheets export it, in UTF-16 or Windows-1252, comes in as it was written", async () => {
  const text = "user_id;at;event;Straße\r\nZoë;2026-01-01;Café besucht;Große Gasse\r\n";
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  expect(await admin.import(utf16)).toMatchObject({ stored: 1, format: { encoding: "utf-16le" } });
  const windows = Buffer.from(text, "latin1");
  expect(await admin.import(windows)).toMatchObject({ alreadyThere: 1, format: { encoding: "windows-1252" } });
  expect(await touchpointsOf(at, on.owner.workspaceId)).toMatchObject([
    { value: "Zoë", name: "Café besucht", properties: { Straße: "Große Gasse" } },
  ]);
});

test("what the database refuses costs its own row only", async () => {
  await at.owner.query(
    "alter table timeline.touchpoint add constraint unlucky check ((properties ->> 'amount') is distinct from '13')",
  );
  const file = `user_id,at,event,amount\n${Array.from({ length: 100 }, (_, i) => `u,2026-01-01,Paid,${i}\n`).join("")}`;
  const shown = await admin.import(file);
  expect(shown).toMatchObject({ state: "completed", rows: 100, stored: 99, faulty: 1 });
  expect(shown.errors).toMatchObject([{ line: 15, code: "refused_by_database", raw: "u,2026-01-01,Paid,13" }]);
  await at.owner.query("alter table timeline.touchpoint drop constraint unlucky");
});

const plan: Plan = {
  format: { kind: "csv", encoding: "utf-8", delimiter: ",", quote: '"', header: true },
  mapping: {
    shape: "rows",
    userId: "user_id",
    anonymousId: null,
    email: null,
    phone: null,
    messageId: null,
    event: { column: "event" },
    time: { column: "at", format: "iso" },
    timeZone: "UTC",
    properties: [{ column: "amount", name: "amount", type: "number" }],
    traits: [],
    channel: null,
  },
};

/** An import that was started and that no server runs. */
async function startedImport(content: string): Promise<ImportKey> {
  const key = { workspaceId: on.owner.workspaceId, importId: randomUUID() };
  const file = { fileName: "twice.csv", fileBytes: Buffer.byteLength(content), sha256: Buffer.alloc(32), place: null };
  await inWorkspace(at.db, key.workspaceId, async (tx) => {
    await insertImport(tx, key, file, "test", new Date());
    await recordStart(tx, key, plan, { actor: "test", ip: "", userAgent: "" }, new Date());
  });
  return key;
}

const signal = new AbortController().signal;

test("of several runs of one import all but one fall behind and leave, and every row is counted once", async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `twice-${i % 77},2026-01-01,Twice,${i % 9000}\n`);
  const content = `user_id,at,event,amount\n${rows.join("")}`;
  await using file = await fileOf(content);
  const key = await startedImport(content);
  const run = () => runImport({ kernel: on.server.kernel, path: file.path, signal }, key);
  expect((await Promise.all([run(), run(), run()])).toSorted()).toEqual(["completed", "outrun", "outrun"]);
  expect(await admin.get(key.importId)).toMatchObject({ rows: 20_000, stored: 20_000, alreadyThere: 0 });
  expect(await run()).toBe("outrun");
});

test("an import whose file is gone fails and says so", async () => {
  const key = await startedImport("gone");
  expect(await runImport({ kernel: on.server.kernel, path: "/nowhere/gone.csv", signal }, key)).toBe("failed");
  const shown = await admin.get(key.importId);
  expect(shown).toMatchObject({ state: "failed", reason: expect.stringContaining("The file cannot be read: ENOENT") });
});
