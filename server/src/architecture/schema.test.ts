import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { capabilities } from "../capabilities.ts";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { kernelManifest } from "../kernel/assemble.ts";
import type { Distribution } from "../kernel/capability.ts";
import { applicationRole } from "../kernel/database.ts";
import { schemaTypes } from "./schema-types.ts";

// Tables are declared for a cluster that most installations never have, so only a test can see that they would fit one.

const kernelTables: Record<string, Distribution> = { ...kernelManifest.tables, "kernel.migration": "local" };
const declared: Record<string, Distribution> = Object.fromEntries(
  [kernelTables, ...capabilities.map(({ tables }) => tables ?? {})]
    .flatMap((tables) => Object.entries(tables))
    .map(([table, distribution]) => [table.replaceAll('"', ""), distribution]),
);
const keyOf = (table: string) => {
  const distribution = declared[table];
  return typeof distribution === "object" ? distribution.by : undefined;
};

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

async function rows<Row>(text: string): Promise<Row[]> {
  return (await at.owner.query(text)).rows as Row[];
}

test("database.generated.ts is what the migrations make (npm run schema writes it)", async () => {
  const written = await readFile(new URL("../database.generated.ts", import.meta.url), "utf8");
  expect(written).toBe(await schemaTypes(at.url));
});

describe("distribution", () => {
  test("every table is declared, by the capability that its schema is named after", async () => {
    const tables = await rows<{ table: string }>(`
      select format('%s.%s', schemaname, tablename) as table from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker')`);
    expect(Object.keys(declared).sort()).toEqual(tables.map(({ table }) => table).sort());
    const astray = capabilities.flatMap(({ name, tables: own }) =>
      Object.keys(own ?? {}).filter((table) => !table.startsWith(`${name}.`)),
    );
    expect(astray).toEqual([]);
  });

  test("every distributed table has its key, never null, and its workspace", async () => {
    const columns = await rows<{ table: string; column: string }>(`
      select format('%s.%s', table_schema, table_name) as table, column_name as column
      from information_schema.columns where is_nullable = 'NO'`);
    const has = (table: string, column: string) =>
      columns.some((each) => each.table === table && each.column === column);
    const lacking = Object.keys(declared)
      .filter(keyOf)
      .filter((table) => !has(table, keyOf(table)!) || !has(table, "workspace_id"));
    expect(lacking).toEqual([]);
  });

  test("no primary key or unique rule of a distributed table needs two shards", async () => {
    const rules = await rows<{ table: string; name: string; columns: string[] }>(`
      select format('%s.%s', n.nspname, t.relname) as table, c.relname as name,
        array(select attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = any (i.indkey)) as columns
      from pg_index i join pg_class t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
      join pg_namespace n on n.oid = t.relnamespace where i.indisunique`);
    const apart = rules.filter(({ table, columns }) => keyOf(table) && !columns.includes(keyOf(table)!));
    expect(apart).toEqual([]);
    const keyed = new Set(rules.map(({ table }) => table));
    expect(Object.keys(declared).filter((table) => !keyed.has(table))).toEqual([]);
  });

  test("a foreign key leads to a reference table, or along the same key; nothing leads from one to a shard", async () => {
    const links = await rows<{ from: string; to: string; columns: string[]; targets: string[] }>(`
      select format('%s.%s', fn.nspname, f.relname) as from, format('%s.%s', tn.nspname, t.relname) as to,
        array(select attname::text from pg_attribute where attrelid = f.oid and attnum = any (c.conkey)) as columns,
        array(select attname::text from pg_attribute where attrelid = t.oid and attnum = any (c.confkey)) as targets
      from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_namespace fn on fn.oid = f.relnamespace
      join pg_class t on t.oid = c.confrelid join pg_namespace tn on tn.oid = t.relnamespace
      where c.contype = 'f' and fn.nspname <> 'graphile_worker'`);
    const apart = links.filter(({ from, to, columns, targets }) => {
      const key = keyOf(to);
      return key ? !keyOf(from) || !columns.includes(keyOf(from)!) || !targets.includes(key) : declared[to] === "local";
    });
    expect(apart).toEqual([]);
  });
});

describe("isolation", () => {
  test("row-level security is on for every table with a workspace, with a rule that reads it", async () => {
    const open = await rows(`
      select format('%s.%s', n.nspname, t.relname) as table from pg_class t join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'workspace_id'
      where t.relkind in ('r', 'p') and (not t.relrowsecurity or not exists (
        select from pg_policies p where p.schemaname = n.nspname and p.tablename = t.relname and p.qual like '%workspace_id%'))`);
    expect(open).toEqual([]);
  });

  test("views look with the eyes of who asks, so they show nothing past that rule", async () => {
    const open = await rows(`
      select format('%s.%s', n.nspname, v.relname) as view from pg_class v join pg_namespace n on n.oid = v.relnamespace
      where v.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
        and not coalesce(v.reloptions @> array['security_invoker=true'], false)`);
    expect(open).toEqual([]);
  });

  test("the application role owns nothing, passes no rule, and cannot become anybody else", async () => {
    const [role] = await rows<object>(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = '${applicationRole}'`);
    expect(Object.values(role!)).toEqual([false, false, false, false, false]);
    const more = await rows(`
      select oid::regclass::text as owned from pg_class where relowner = '${applicationRole}'::regrole
      union all select nspname from pg_namespace where nspowner = '${applicationRole}'::regrole
      union all select oid::regprocedure::text from pg_proc where proowner = '${applicationRole}'::regrole
      union all select roleid::regrole::text from pg_auth_members where member = '${applicationRole}'::regrole`);
    expect(more).toEqual([]);
  });

  test("a function that runs as the owner has a fixed search path", async () => {
    const loose = await rows(`
      select p.oid::regprocedure::text as function from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
        and not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%')`);
    expect(loose).toEqual([]);
  });
});
