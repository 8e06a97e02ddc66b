import { afterAll, beforeAll, expect, test } from "vitest";
import { capabilities } from "../capabilities.ts";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";

// A table of a later capability must not be forgotten when somebody is erased or asks for their data.

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

const named = capabilities.flatMap(({ name, subjectData }) =>
  (subjectData?.tables ?? []).map((table) => ({ table, capability: name })),
);

test("every table with rows of a subject or a person is named by the part that its capability has in their data", async () => {
  const { rows } = await at.owner.query<{ table: string }>(`
    select distinct format('%s.%s', table_schema, table_name) as table
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where column_name ~ '(^|_)(subject|person)_ids?$' and table_type = 'BASE TABLE' order by 1`);
  expect(named.map(({ table }) => table).sort()).toEqual(rows.map(({ table }) => table));
});

test("a capability names its own tables, each once", () => {
  expect(named.filter(({ table, capability }) => !table.startsWith(`${capability}.`))).toEqual([]);
  expect(new Set(named.map(({ table }) => table)).size).toBe(named.length);
});
