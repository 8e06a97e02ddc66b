import { sql } from "kysely";
import { expect, test } from "vitest";
import { copyDatabase } from "../database.fixture.ts";
import { often } from "./often.ts";

test("a connection keeps the plan of a statement that is marked, and of no other", async () => {
  await using at = await copyDatabase();
  const kept = await at.db.connection().execute(async (db) => {
    for (const number of [1, 2, 3]) {
      const { rows } = await sql<{ twice: number }>`${often}select ${number}::int * 2 as twice`.execute(db);
      expect(rows).toEqual([{ twice: number * 2 }]);
      await sql`select ${number}::int * 3 as thrice`.execute(db);
    }
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
    return rows.map(({ statement }) => statement);
  });
  expect(kept).toEqual(["/* often */ select $1::int * 2 as twice"]);
});
