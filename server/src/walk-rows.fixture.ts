import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { IdNamed } from "./walk-routes.fixture.ts";

/**
 * Finds ids of a workspace's own things by name: "personId", and "intoPersonId" too, is any value of a column person_id.
 * `owner` is a pool that sees past row-level security.
 */
export async function idsOf(owner: pg.Pool, workspaceId: string): Promise<IdNamed> {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `select format('%I.%I', table_schema, table_name) as table, column_name as column from information_schema.columns
     where column_name like '%\\_id' and column_name <> 'workspace_id' and (table_schema, table_name) in (
       select table_schema, table_name from information_schema.columns where column_name = 'workspace_id')
     order by ordinal_position, table_name`,
  );
  const ids = new Map<string, string>();
  for (const { table, column } of rows) {
    const found = await owner.query(
      `select "${column}"::text as id from ${table} where workspace_id = $1 and "${column}" is not null limit 1`,
      [workspaceId],
    );
    if (found.rows[0] && !ids.has(column)) ids.set(column, found.rows[0].id);
  }
  return (name) =>
    columnsFor(name)
      .map((column) => ids.get(column))
      .find((id) => id !== undefined);
}

/** Columns that may hold what this name means, the closest first: into_person_id, then person_id. */
function columnsFor(name: string): string[] {
  const snakeCase = name.replace(/Ids$/, "Id").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const words = snakeCase.split("_");
  return words.slice(0, -1).map((_, from) => words.slice(from).join("_"));
}

/** A digest of all rows of a workspace, by table. */
export async function rowsOf(owner: pg.Pool, workspaceId: string): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query<{ table: string }>(
    `select format('%I.%I', c.table_schema, c.table_name) as table
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE' order by 1`,
  );
  const digests: Record<string, string> = {};
  for (const { table } of tables) {
    const { rows } = await owner.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' order by r::text)), '') as digest
       from ${table} r where workspace_id = $1`,
      [workspaceId],
    );
    digests[table] = rows[0].digest;
  }
  return digests;
}

/** The digest once nothing in the background changes it any more. */
export async function settledRowsOf(owner: pg.Pool, workspaceId: string): Promise<Record<string, string>> {
  let before = await rowsOf(owner, workspaceId);
  for (;;) {
    await pause(1500);
    const after = await rowsOf(owner, workspaceId);
    if (JSON.stringify(after) === JSON.stringify(before)) return after;
    before = after;
  }
}
