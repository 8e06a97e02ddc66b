import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { instants, texts, uuids } from "./columns.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

const sent = async (values: (string | null)[]) =>
  (await sql<{ value: unknown }>`select value from unnest(${texts(values)}) as value`.execute(at.db)).rows.map(
    (row) => row.value,
  );

test.each([
  [[]],
  [[""]],
  [["", ""]],
  [["a", null, ""]],
  [[null]],
  [['{"a":"b,c"}', "\\", '"', "é\n\t"]],
  [["before\x1eafter", "\x1d", "x"]],
])("a text column arrives as it was sent: %j", async (values) => {
  expect(await sent(values)).toEqual(values);
});

test("ids keep their nulls and instants their infinities", async () => {
  const id = "0190d8c5-93a0-7000-8000-000000000001";
  const { rows } =
    await sql`select id, at::text as at from unnest(${uuids([id, null])}, ${instants([Number.NEGATIVE_INFINITY, 0])}) as r(id, at)`.execute(
      at.db,
    );
  expect(rows).toMatchObject([{ id, at: "-infinity" }, { id: null }]);
});
