import { getMigrations } from "better-auth/db/migration";
import pg from "pg";
import { expect, test } from "vitest";
import { copyDatabase } from "../database.fixture.ts";
import { startServer } from "../server.fixture.ts";
import { signInOf } from "./auth.ts";

test("our tables are all that better-auth, as we configure it, wants", async () => {
  await using at = await copyDatabase();
  await using on = await startServer(at);
  const { own } = await signInOf(on.server.kernel);
  const pool = new pg.Pool({ connectionString: at.url, options: "-c search_path=workspaces", max: 1 });
  const missing = async () => {
    const { toBeCreated, toBeAdded } = await getMigrations({ ...own.options, database: pool });
    return [...toBeCreated, ...toBeAdded].map(({ table, fields }) => `${table}: ${Object.keys(fields)}`);
  };
  expect(await missing()).toEqual([]);
  await at.owner.query(`alter table workspaces."user" drop column image`);
  expect(await missing()).toEqual(["user: image"]);
  await pool.end();
});
