import pg from "pg";
import { batchMaker } from "./load.ts";

/**
 * Rows per second of the plainest way to store the same rows in the same PostgreSQL: multi-row inserts of 1,000 into a
 * table with the same columns and a primary key, each its own durable transaction, on one connection.
 */
export async function bareInsertRate(databaseUrl: string, seconds: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`create table public.bare (workspace_id uuid, subject_id uuid, touchpoint_id uuid primary key, kind text, name text,
      occurred_at timestamptz, received_at timestamptz, properties jsonb, context jsonb)`);
    const makeBatch = batchMaker();
    const statements = Array.from({ length: 20 }, () => manyRows(makeBatch));
    const began = performance.now();
    let rows = 0;
    for (let turn = 0; performance.now() - began < seconds * 1000; turn++) {
      const { text, values } = freshIds(statements[turn % statements.length]!);
      await client.query(text, values);
      rows += rowsPerStatement;
    }
    return rows / ((performance.now() - began) / 1000);
  } finally {
    await client.query("drop table if exists public.bare");
    await client.end();
  }
}

const rowsPerStatement = 1000;
const columns = 9;

interface Statement {
  text: string;
  values: unknown[];
}

function manyRows(makeBatch: () => string): Statement {
  const items = Array.from({ length: rowsPerStatement / 100 }, () => JSON.parse(makeBatch()).batch).flat();
  const values = items.flatMap((item) => [
    crypto.randomUUID(),
    crypto.randomUUID(),
    item.messageId,
    item.type,
    item.event,
    item.timestamp,
    item.timestamp,
    JSON.stringify(item.properties),
    JSON.stringify(item.context),
  ]);
  const row = (at: number) =>
    `(${Array.from({ length: columns }, (_, column) => `$${at * columns + column + 1}`).join(",")})`;
  return { text: `insert into public.bare values ${items.map((_, at) => row(at)).join(",")}`, values };
}

function freshIds({ text, values }: Statement): Statement {
  return { text, values: values.map((value, at) => (at % columns === 2 ? crypto.randomUUID() : value)) };
}
