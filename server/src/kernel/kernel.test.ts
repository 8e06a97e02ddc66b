import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

test("the server's role owns no table and does not bypass row-level security", async () => {
  const { rows } = await at.pool.query(
    "select current_user as name, rolbypassrls, rolsuper from pg_roles where rolname = current_user",
  );
  expect(rows[0]).toEqual({ name: "throughline_app", rolbypassrls: false, rolsuper: false });
  const owned = await at.pool.query("select count(*)::int as n from pg_class where relowner = current_user::regrole");
  expect(owned.rows[0].n).toBe(0);
});
