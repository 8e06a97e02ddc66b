import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { applicationRole, openDatabase, openPool } from "./kernel/database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that tests use; its database `throughline_template` is migrated. */
    postgresUrl: string;
  }
}

export const templateName = "throughline_template";

/** A database of one test file's own, copied from the migrated template. */
export interface TestDatabase extends AsyncDisposable {
  url: string;
  /** Works as the server does: it owns nothing and sees one workspace at a time. */
  db: ReturnType<typeof openDatabase>;
  pool: pg.Pool;
  /** Works as the owner, past row-level security: to look at what is really there. */
  owner: pg.Pool;
}

/** Copies the template; dispose of it when the file is done. */
export async function copyDatabase(): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `t_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name} template ${templateName}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const pool = openPool(url, { max: 12, role: applicationRole });
  const owner = openPool(url, { max: 2 });
  return {
    url,
    pool,
    owner,
    db: openDatabase(pool),
    async [Symbol.asyncDispose]() {
      await Promise.all([pool.end(), owner.end()]);
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
