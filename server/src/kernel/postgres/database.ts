import pg from "pg";
import { PostgresUnavailable } from "./unavailable.ts";

const name = "throughline";
const noSuchDatabase = "3D000";

/** The address of our database in the PostgreSQL on this port. */
export function databaseUrl(port: number, password: string, database = name): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** Connects once, to know that the password fits; makes our database if it is not there yet. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  try {
    await query(databaseUrl(port, password), "select 1");
  } catch (error) {
    if ((error as { code?: string }).code !== noSuchDatabase)
      throw new PostgresUnavailable(`PostgreSQL on port ${port} lets us not in: ${(error as Error).message}.`, {
        cause: error,
      });
    await query(databaseUrl(port, password, "postgres"), `create database ${name}`);
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A lost connection rejects the query as well; without a listener it would also end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
