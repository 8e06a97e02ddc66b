import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { migrate } from "./migrate.ts";

let at: TestDatabase;
let folder: string;
beforeEach(async () => {
  at = await copyDatabase();
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
});
afterEach(async () => {
  await at[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const manifest = () => [{ name: "garden", migrations: pathToFileURL(`${folder}/`), tables: {} }];
const write = (name: string, text: string) => writeFile(join(folder, name), text);

test("several servers that start at once migrate once", async () => {
  await write(
    "20260101T000000_bed.sql",
    "create table garden.bed (name text); insert into garden.bed values ('roses');",
  );
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(at.url, manifest())));
  expect(applied.flat()).toEqual(["garden/20260101T000000_bed.sql"]);
  expect((await at.pool.query("select * from garden.bed")).rows).toEqual([{ name: "roses" }]);
});

test("a migration that fails leaves nothing behind and says which it was", async () => {
  await write("20260101T000000_bed.sql", "create table garden.bed (name text);");
  await write("20260102T000000_fence.sql", "create table garden.fence (name text); select 1 / 0;");
  await expect(migrate(at.url, manifest())).rejects.toThrow(
    "garden/20260102T000000_fence.sql failed: division by zero",
  );
  const { rows } = await at.owner.query(
    "select table_name from information_schema.tables where table_schema = 'garden'",
  );
  expect(rows).toEqual([{ table_name: "bed" }]);
});

test("a migration that was changed after it was applied is refused", async () => {
  await write("20260101T000000_bed.sql", "create table garden.bed (name text);");
  await migrate(at.url, manifest());
  await write("20260101T000000_bed.sql", "create table garden.bed (name text, size text);");
  await expect(migrate(at.url, manifest())).rejects.toThrow("was changed after it had been applied");
});

test("a database that a newer version changed in a breaking way is refused; in a harmless way, it is served", async () => {
  await write("20260101T000000_bed.sql", "create table garden.bed (name text);");
  await migrate(at.url, manifest());
  const newer = "insert into kernel.migration (capability, name, checksum, breaking) values ('garden', $1, 'x', $2)";
  await at.owner.query(newer, ["20990101T000000_harmless.sql", false]);
  await expect(migrate(at.url, manifest())).resolves.toEqual([]);
  await at.owner.query(newer, ["20990102T000000_breaking.sql", true]);
  await expect(migrate(at.url, manifest())).rejects.toThrow("upgraded by a newer Throughline");
});
