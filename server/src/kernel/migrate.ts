import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import pg from "pg";
import type { Capability, Distribution } from "./capability.ts";
import { applicationRole } from "./database.ts";

interface Migration {
  capability: string;
  name: string;
  text: string;
  checksum: string;
}

type Manifest = Pick<Capability, "name" | "migrations" | "tables">;

// Any number will do, as long as every server takes the same one.
const migrationLock = 7_460_014;

/** Brings the schema up to date, once, however many servers start together; refuses a newer breaking schema. */
export async function migrate(url: string, capabilities: readonly Manifest[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await prepareLedger(client);
    const done = await appliedMigrations(client);
    const known = (await Promise.all(capabilities.map(migrationsOf))).flat();
    refuseNewerSchema(done, known);
    const due = known.filter((migration) => !isApplied(done, migration));
    for (const migration of due) await apply(client, migration);
    if (due.length > 0) await distribute(client, capabilities);
    await grantAccess(client, capabilities);
    return due.map(({ capability, name }) => `${capability}/${name}`);
  } finally {
    await client.end();
  }
}

async function prepareLedger(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${applicationRole}') then
        create role ${applicationRole} nologin nobypassrls;
      end if;
    exception when duplicate_object or unique_violation then null; end $$;
    do $$ begin
      if not pg_has_role(current_user, '${applicationRole}', 'member') then
        execute format('grant ${applicationRole} to %I', current_user);
      end if;
    end $$;
    create schema if not exists kernel;
    create table if not exists kernel.migration (
      capability text not null, name text not null, checksum text not null, breaking boolean not null,
      applied_at timestamptz not null default now(), primary key (capability, name)
    );`);
}

interface Applied {
  capability: string;
  name: string;
  checksum: string;
  breaking: boolean;
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, Applied>> {
  const { rows } = await client.query<Applied>("select capability, name, checksum, breaking from kernel.migration");
  return new Map(rows.map((row) => [`${row.capability}/${row.name}`, row]));
}

function refuseNewerSchema(done: Map<string, Applied>, known: Migration[]): void {
  const ours = new Set(known.map(({ capability, name }) => `${capability}/${name}`));
  const newer = [...done.keys()].find((key) => !ours.has(key) && done.get(key)?.breaking);
  if (newer) {
    throw new Error(
      `The database was upgraded by a newer Throughline (${newer}) in a way this version cannot work with. Start that version or a later one, or restore a backup.`,
    );
  }
}

function isApplied(done: Map<string, Applied>, migration: Migration): boolean {
  const key = `${migration.capability}/${migration.name}`;
  const applied = done.get(key);
  if (applied && applied.checksum !== migration.checksum) {
    throw new Error(`The migration ${key} was changed after it had been applied. Put it back and write a new one.`);
  }
  return applied !== undefined;
}

async function migrationsOf({ name: capability, migrations }: Manifest): Promise<Migration[]> {
  if (!migrations) return [];
  const names = (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, migrations), "utf8");
      return { capability, name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

async function apply(client: pg.Client, { capability, name, text, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(`create schema if not exists ${capability}`);
    await client.query(text);
    await client.query("insert into kernel.migration (capability, name, checksum, breaking) values ($1, $2, $3, $4)", [
      capability,
      name,
      checksum,
      text.startsWith("-- breaking"),
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`The migration ${capability}/${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

async function grantAccess(client: pg.Client, capabilities: readonly Manifest[]): Promise<void> {
  for (const { name, migrations } of capabilities) {
    if (!migrations) continue;
    await client.query(`
      grant usage on schema ${name} to ${applicationRole};
      grant select, insert, update, delete on all tables in schema ${name} to ${applicationRole};
      grant usage, select on all sequences in schema ${name} to ${applicationRole};
      grant execute on all functions in schema ${name} to ${applicationRole};`);
  }
}

/** On Citus, spreads each table as its capability declares; on one PostgreSQL there is nothing to do. */
async function distribute(client: pg.Client, capabilities: readonly Manifest[]): Promise<void> {
  const { rows } = await client.query("select from pg_extension where extname = 'citus'");
  if (rows.length === 0) return;
  const tables = capabilities.flatMap(({ tables: declared }) => Object.entries(declared ?? {}));
  for (const [table, distribution] of tables) await distributeTable(client, table, distribution);
}

async function distributeTable(client: pg.Client, table: string, distribution: Distribution): Promise<void> {
  const { rows } = await client.query("select from pg_dist_partition where logicalrelid = $1::regclass", [table]);
  if (rows.length > 0 || distribution === "local") return;
  if (distribution === "reference") await client.query("select create_reference_table($1)", [table]);
  else await client.query("select create_distributed_table($1, $2)", [table, distribution.by]);
}
