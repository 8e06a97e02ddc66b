import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import type { Tx } from "./database.ts";
import { follow, follower, type Position, settledAfter } from "./follow.ts";
import { createLog } from "./log.ts";
import { Notifications } from "./notifications.ts";
import { announce, Wake } from "./wake.ts";

interface Row extends Position {
  word: string;
}

let at: TestDatabase;
let wake: Wake;
let notifications: Notifications;
const log = createLog("silent");
beforeEach(async () => {
  at = await copyDatabase();
  await at.owner.query(`
    create table kernel.said (word text, xid xid8 default pg_current_xact_id(), seq bigint generated always as identity);
    create table kernel.heard (word text);
    grant all on kernel.said, kernel.heard to throughline_app`);
  notifications = new Notifications(at.url, log);
  wake = new Wake(notifications);
  await notifications.start();
});
afterEach(async () => {
  await notifications.stop();
  await at[Symbol.asyncDispose]();
});

const hearing = (apply: (tx: Tx, rows: Row[]) => Promise<void> = hear, batchSize = 7) =>
  follower<Row>({
    name: "hearing",
    ledger: "said",
    batchSize,
    async read(tx, from, limit) {
      const { rows } = await sql<Row>`select word, xid::text as xid, seq from kernel.said l
        where ${settledAfter(from, "l")} order by l.xid, l.seq limit ${limit}`.execute(tx);
      return rows;
    },
    apply,
  });

async function hear(tx: Tx, rows: Row[]): Promise<void> {
  await sql`insert into kernel.heard select unnest(${rows.map((row) => row.word)}::text[])`.execute(tx);
}

const say = (word: string) =>
  at.db.transaction().execute(async (tx) => {
    await sql`insert into kernel.said (word) values (${word})`.execute(tx);
    await announce(tx, "said");
  });

const heard = async () =>
  (await at.owner.query<{ word: string }>("select word from kernel.heard")).rows.map((row) => row.word);

async function heardAll(count: number): Promise<string[]> {
  const until = Date.now() + 10_000;
  while ((await heard()).length < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  return heard();
}

test("a row whose transaction commits late is heard all the same, and nothing twice", async () => {
  const following = follow(at.db, wake, log, hearing());
  const slow = await at.pool.connect();
  await slow.query("begin");
  await slow.query("insert into kernel.said (word) values ('slow')");
  await say("quick");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await heard()).toEqual([]);

  await slow.query("commit");
  slow.release();
  expect(await heardAll(2)).toEqual(["slow", "quick"]);
  await following.stop();
});

test("commit order is the order of numbers: a transaction 1000 comes after 999", async () => {
  const following = follow(at.db, wake, log, hearing());
  const now = async () => Number((await at.owner.query("select pg_current_xact_id()::text as xid")).rows[0].xid);
  const boundary = 10 ** String(await now()).length;
  await at.owner.query(
    `do $$ begin while pg_current_xact_id()::text::bigint < ${boundary - 3} loop commit; end loop; end $$`,
  );
  const words = Array.from({ length: 12 }, (_, n) => `word ${n}`);
  for (const word of words) await say(word);
  expect(await now()).toBeGreaterThan(boundary);
  expect(await heardAll(words.length)).toEqual(words);
  await following.stop();
});

test("two servers that follow at once, one of which stumbles, hear everything once", async () => {
  let stumbles = 3;
  const stumbling = hearing(async (tx, rows) => {
    await hear(tx, rows);
    if (stumbles-- > 0) throw new Error("stumbled after its effects");
  });
  const followings = [follow(at.db, wake, log, stumbling), follow(at.db, wake, log, hearing())];
  const words = Array.from({ length: 60 }, (_, n) => `word ${n}`);
  await Promise.all(words.map(say));
  const all = await heardAll(words.length);
  await Promise.all(followings.map((following) => following.stop()));
  expect([...all].sort()).toEqual([...words].sort());
});
