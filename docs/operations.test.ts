import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../server/src/database.fixture.ts";
import { ask, type Owner, type RunningServer, startServer } from "../server/src/server.fixture.ts";

const page = new URL("./operations.md", import.meta.url);

/** What the page says to run after a logical restore. */
async function remedy(): Promise<string> {
  const text = await readFile(page, "utf8");
  return /^```sql\n(begin;[\s\S]*?commit;)\n```$/m.exec(text)![1]!;
}

async function order(url: string, { serverWriteKey }: Owner, userId: string): Promise<void> {
  const body = JSON.stringify({ messageId: randomUUID(), userId, event: "Order Completed", properties: { total: 10 } });
  const headers = { authorization: `Basic ${btoa(`${serverWriteKey}:`)}` };
  expect((await fetch(`${url}/v1/track`, { method: "POST", headers, body })).status).toBe(200);
}

async function ordersOf({ url, owner }: RunningServer): Promise<Record<string, number>> {
  const { body } = await ask<{ people: { userId: string; orders: number }[] }>(
    url,
    "GET",
    `/api/workspaces/${owner.workspaceId}/people?sort=name`,
    {
      key: owner.secretKey,
    },
  );
  return Object.fromEntries(body.people.map(({ userId, orders }) => [userId, orders]).sort());
}

/** Gives all that is in the ledgers the numbers of a cluster that has lived long, as a dump of one brings them. */
async function liveLong({ owner }: TestDatabase): Promise<void> {
  for (const table of ["timeline.touchpoint", "people.edge", "people.change", "kernel.cursor"])
    await owner.query(`update ${table} set xid = (xid::text::bigint + 5000000000)::text::xid8`);
}

test("after a dump is restored into a new cluster, the remedy lets everything go on where it was", {
  timeout: 60_000,
}, async () => {
  await using at = await copyDatabase();
  const before = await startServer(at);
  await order(before.url, before.owner, "ada");
  await order(before.url, before.owner, "noor");
  await expect.poll(() => ordersOf(before), { timeout: 10_000 }).toEqual({ ada: 1, noor: 1 });
  await before.stop();
  // What was stored, and not yet read by any follower, when the dump was made.
  await at.owner.query(`insert into timeline.touchpoint (workspace_id, subject_id, touchpoint_id, kind, name, channel, source_id,
    occurred_at, received_at, properties, context) select workspace_id, subject_id, gen_random_uuid(), kind, name, channel,
    source_id, occurred_at, received_at, properties, context from timeline.touchpoint`);

  await liveLong(at);
  await at.owner.query(await remedy());

  await using after = await startServer(at, { owner: before.owner });
  await order(after.url, after.owner, "noor");
  await expect.poll(() => ordersOf(after), { timeout: 10_000 }).toEqual({ ada: 2, noor: 3 });
});

test("the remedy knows every ledger", async () => {
  await using at = await copyDatabase();
  const { rows } = await at.owner.query<{ ledger: string }>(`
    select format('%s.%s', table_schema, table_name) as ledger from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where udt_name = 'xid8' and table_type = 'BASE TABLE' and column_name = 'xid'`);
  expect(rows.map(({ ledger }) => ledger)).toContain("timeline.touchpoint");
  const asked = rows.filter(({ ledger }) => ledger !== "kernel.cursor").map(({ ledger }) => ledger);
  // Rows need not be there to see that they are asked about.
  await at.owner.query(`create table kernel.asked (ledger text);
    create function kernel.note_asked() returns trigger language plpgsql as
      $$ begin insert into kernel.asked values (tg_table_schema || '.' || tg_table_name); return null; end $$`);
  for (const ledger of asked)
    await at.owner.query(`create trigger noted after update on ${ledger} execute function kernel.note_asked()`);
  await at.owner.query(await remedy());
  const { rows: noted } = await at.owner.query<{ ledger: string }>("select ledger from kernel.asked");
  expect(noted.map(({ ledger }) => ledger).sort()).toEqual(asked.sort());
});
