import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { HandClock } from "./clock.fixture.ts";
import { inWorkspace, type Tx } from "./database.ts";
import { openTestKernel, type TestKernel } from "./kernel.fixture.ts";
import { ringTimers } from "./ring-timers.ts";
import { clearTimer, type Due, setTimer, type Timer } from "./timers.ts";

const workspaceId = randomUUID();
const name = "test.wake";
let at: TestDatabase;
let here: TestKernel;
const stopping: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  at = await copyDatabase();
  here = await openTestKernel(at);
  await at.owner.query(
    "create table kernel.rung (key text, at timestamptz); grant all on kernel.rung to throughline_app",
  );
});
afterEach(async () => {
  await Promise.all(stopping.splice(0).map((bell) => bell.stop()));
  await here[Symbol.asyncDispose]();
  await at[Symbol.asyncDispose]();
});

function ring({ kernel }: TestKernel, ring: Timer["ring"]): void {
  stopping.push(ringTimers(kernel, [{ name, ring }]));
}

const set = (key: string, dueAt: Date, payload: object = {}) =>
  inWorkspace(at.db, workspaceId, (tx) => setTimer(tx, { name, workspaceId, key, dueAt, payload }));

const record = async (tx: Tx, { key }: Due) => {
  await sql`insert into kernel.rung values (${key}, clock_timestamp())`.execute(tx);
};

const rung = async () =>
  (await at.owner.query<{ key: string; at: Date }>("select * from kernel.rung order by at")).rows;
const waiting = async () => (await at.owner.query<{ key: string }>("select * from kernel.timer")).rows;
const inMilliseconds = (milliseconds: number) => new Date(Date.now() + milliseconds);

test("timers ring at their time, each in its workspace and with what it was given", async () => {
  const rings: { late: number; due: Due; scope: string }[] = [];
  ring(here, async (tx, due) => {
    const { rows } = await sql<{ scope: string }>`select kernel.current_workspace() as scope`.execute(tx);
    rings.push({ late: Date.now() - due.dueAt.getTime(), due, scope: rows[0]!.scope });
  });
  await pause(100);
  const dues = Array.from({ length: 20 }, (_, n) => inMilliseconds(2000 - n * 30));
  for (const [n, dueAt] of dues.entries()) await set(`key ${n}`, dueAt, { n });

  await expect.poll(() => rings.length).toBe(20);
  expect(rings.map(({ due }) => due.key).sort()).toEqual(dues.map((_, n) => `key ${n}`).sort());
  const last = rings.find(({ due }) => due.key === "key 0");
  expect(last).toMatchObject({ scope: workspaceId, due: { workspaceId, payload: { n: 0 }, dueAt: dues[0] } });
  expect(Math.min(...rings.map(({ late }) => late))).toBeGreaterThanOrEqual(0);
  const late = rings.map((each) => each.late).sort((one, other) => one - other);
  // Within 20 ms on a quiet machine; tests share theirs.
  if (process.env.SHOW_LATENCY) console.log({ lateMilliseconds: late });
  expect(late[10]).toBeLessThan(100);
  expect(await waiting()).toEqual([]);
});

test("a timer set anew rings at the new time only, and one taken back does not ring", async () => {
  ring(here, record);
  await set("moved", inMilliseconds(150));
  await set("moved", inMilliseconds(600));
  await set("cleared", inMilliseconds(150));
  await inWorkspace(at.db, workspaceId, (tx) => clearTimer(tx, { name, workspaceId, key: "cleared" }));
  await pause(350);
  expect(await rung()).toEqual([]);
  await expect.poll(rung).toMatchObject([{ key: "moved" }]);
});

test("what was set by a transaction that is taken back never rings", async () => {
  ring(here, record);
  const undone = inWorkspace(at.db, workspaceId, async (tx) => {
    await setTimer(tx, { name, workspaceId, key: "undone", dueAt: inMilliseconds(50), payload: {} });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await set("done", inMilliseconds(100));
  await expect.poll(rung).toMatchObject([{ key: "done" }]);
});

test("two servers ring each of many timers once, those that were late before they started too", async () => {
  const keys = Array.from({ length: 300 }, (_, n) => `key ${n}`);
  for (const key of keys) await set(key, inMilliseconds(key.length % 2 === 0 ? -1000 : 200));
  await using there = await openTestKernel(at);
  ring(here, record);
  ring(there, record);
  await expect.poll(async () => (await rung()).length).toBe(keys.length);
  await pause(100);
  expect((await rung()).map(({ key }) => key).sort()).toEqual(keys.sort());
  await Promise.all(stopping.splice(0).map((bell) => bell.stop()));
});

test("a ring that throws takes its effects back and is repeated, and holds up no other", async () => {
  let failures = 2;
  ring(here, async (tx, due) => {
    await record(tx, due);
    if (due.key === "bad" && failures-- > 0) throw new Error("not yet");
  });
  await set("bad", inMilliseconds(20));
  await set("good", inMilliseconds(40));
  await expect.poll(rung).toMatchObject([{ key: "good" }]);
  expect(await waiting()).toMatchObject([{ key: "bad" }]);
  await expect.poll(rung, { timeout: 8000 }).toMatchObject([{ key: "good" }, { key: "bad" }]);
  const [good, bad] = await rung();
  expect(bad!.at.getTime() - good!.at.getTime()).toBeGreaterThan(2500);
});

test("a ring may set its own timer again", async () => {
  ring(here, async (tx, due) => {
    await record(tx, due);
    if ((await rung()).length < 2) await setTimer(tx, { ...due, name, dueAt: inMilliseconds(50), payload: {} });
  });
  await set("again", inMilliseconds(20));
  await expect.poll(async () => (await rung()).length).toBe(3);
  expect(await waiting()).toEqual([]);
});

test("a ring gives way to somebody who holds what it changes and wants its timer", async () => {
  await at.owner.query(
    "create table kernel.thing (x int); insert into kernel.thing values (0); grant all on kernel.thing to throughline_app",
  );
  ring(here, async (tx, due) => {
    await sql`update kernel.thing set x = x + 1`.execute(tx);
    await record(tx, due);
  });
  const dueAt = inMilliseconds(150);
  await set("shared", dueAt);
  await inWorkspace(at.db, workspaceId, async (tx) => {
    await sql`update kernel.thing set x = x + 10`.execute(tx);
    await pause(300);
    await setTimer(tx, { name, workspaceId, key: "shared", dueAt: inMilliseconds(200), payload: {} });
  });
  expect(await rung()).toEqual([]);
  await expect.poll(rung).toMatchObject([{ key: "shared" }]);
  expect((await at.owner.query("select x from kernel.thing")).rows).toEqual([{ x: 11 }]);
});

test("time is the kernel's: tests move it", async () => {
  const clock = new HandClock("2026-03-01T08:00:00Z");
  await using there = await openTestKernel(at, { clock });
  const seen: Date[] = [];
  ring(there, async () => void seen.push(clock.now()));
  await set("nine", new Date("2026-03-01T09:00:00Z"));
  await pause(100);
  clock.advance(59 * 60_000);
  await pause(100);
  expect(seen).toEqual([]);
  clock.advance(60_000);
  await expect.poll(() => seen).toEqual([new Date("2026-03-01T09:00:00Z")]);
  await Promise.all(stopping.splice(0).map((bell) => bell.stop()));
});

test("a server that has lost its connection hears of timers once it is back", async () => {
  ring(here, record);
  await pause(50);
  await at.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()",
  );
  await set("unheard", inMilliseconds(400));
  await expect.poll(rung).toMatchObject([{ key: "unheard" }]);
  const [only] = await rung();
  expect(only!.at.getTime()).toBeLessThan(Date.now() + 1000);
});

test("a server leaves timers alone that it does not know", async () => {
  ring(here, record);
  await inWorkspace(at.db, workspaceId, (tx) =>
    setTimer(tx, { name: "test.newer", workspaceId, key: "theirs", dueAt: inMilliseconds(10), payload: {} }),
  );
  await set("ours", inMilliseconds(100));
  await expect.poll(rung).toMatchObject([{ key: "ours" }]);
  expect(await waiting()).toMatchObject([{ key: "theirs" }]);
});
