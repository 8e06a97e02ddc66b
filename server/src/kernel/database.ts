import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import type { DB } from "../database.generated.ts";
import { keepPlans } from "./often.ts";

export type Db = Kysely<DB>;
/** A handle inside a transaction; in its scope no other handle is used. */
export type Tx = Transaction<DB>;

/** The role that the server works as: it owns no table and does not bypass row-level security. */
export const applicationRole = "throughline_app";

// Counts and sequence numbers stay far below 2^53, so bigint columns may be numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface PoolSettings {
  max: number;
  /** Whom its connections act as. */
  role?: string;
  /** Where they find unqualified names. */
  schema?: string;
  /** What they see outside of transactions that say it themselves: "*" for all workspaces. */
  workspace?: "*";
}

/** Opens a pool of connections. */
export function openPool(url: string, { max, role, schema, workspace }: PoolSettings): pg.Pool {
  const settings = { role, search_path: schema, "throughline.workspace": workspace };
  const options = Object.entries(settings).flatMap(([name, value]) => (value ? [`-c ${name}=${value}`] : []));
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: options.join(" ") || undefined,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that breaks is replaced by the pool; the query that needs one reports the error.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("connect", keepPlans);
  return pool;
}

/** The query builder over a pool. */
export function openDatabase(pool: pg.Pool): Db {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** Runs `work` in one transaction that can see and write the rows of one workspace only. */
export function inWorkspace<T>(db: Db, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return scoped(db, workspaceId, work);
}

/** Runs `work` in one transaction that sees all workspaces: for sign-in, key look-up and followers only. */
export function inSystem<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return scoped(db, "*", work);
}

function scoped<T>(db: Db, scope: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('throughline.workspace', ${scope}, true)`.execute(tx);
    return work(tx);
  });
}
