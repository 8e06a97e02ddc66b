import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { beginning, isAfter, type Position } from "./follow.ts";
import { openTestKernel, type TestKernel } from "./kernel.fixture.ts";
import { makeLedger, readRoom, said, say } from "./tail.fixture.ts";
import type { TailRow, TailSource } from "./tail.ts";

const workspaceId = randomUUID();
let at: TestDatabase;
let here: TestKernel;
beforeEach(async () => {
  at = await copyDatabase();
  await makeLedger(at);
  here = await openTestKernel(at);
});
afterEach(async () => {
  await here[Symbol.asyncDispose]();
  await at[Symbol.asyncDispose]();
});

interface Heard {
  words: string[];
  positions: Position[];
  batches: number;
  isFull: boolean;
  stop: () => void;
}

function listen(room: string, { from = beginning, source = said, workspace = workspaceId } = {}): Heard {
  const heard: Heard = { words: [], positions: [], batches: 0, isFull: false, stop: () => undefined };
  heard.stop = here.kernel.tails.listen(source, {
    workspaceId: workspace,
    key: room,
    from,
    catchUp: (tx, after, limit) => readRoom(tx, room, after, limit),
    hear(events) {
      heard.batches++;
      heard.words.push(...events.map(({ data }) => (data as { word: string }).word));
      heard.positions.push(...events.map(({ position }) => position));
    },
    full: () => heard.isFull,
    fail: (error) => expect.unreachable(String(error)),
  });
  return heard;
}

const killListening = () =>
  at.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()",
  );

const wordsOf = (room: string) => async () =>
  (
    await at.owner.query<{ word: string }>("select word from kernel.said where room = $1 order by xid, seq", [room])
  ).rows.map(({ word }) => word);

test("who listens hears what was said before and after, of their own room and workspace only", async () => {
  await say(at, workspaceId, "green", "before");
  const green = listen("green");
  const foreign = listen("green", { workspace: randomUUID() });
  await expect.poll(() => green.words).toEqual(["before"]);
  await say(at, workspaceId, "blue", "elsewhere");
  await say(at, workspaceId, "green", "after");
  await expect.poll(() => green.words).toEqual(["before", "after"]);
  expect(foreign.words).toEqual([]);
});

test("no gap and no duplicate: writers that commit out of order, listeners that come at any time, lost wake-ups, slow readers", async () => {
  const rooms = ["green", "blue"];
  const until = Date.now() + 3000;
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let n = 0; Date.now() < until; n++)
      await say(at, workspaceId, rooms[(writer + n) % 2]!, `${writer}.${n}`, (writer * 7 + n * 3) % 40);
  });
  const all: { room: string; heard: Heard; from: Position }[] = [];
  while (Date.now() < until - 300) {
    const room = rooms[all.length % 2]!;
    const known = all.findLast((one) => one.room === room && one.heard.positions.length > 3)?.heard.positions;
    const from = all.length % 3 === 0 || !known ? beginning : known[Math.floor(known.length / 2)]!;
    all.push({ room, from, heard: listen(room, { from }) });
    const victim = all[Math.floor(all.length / 2)]!.heard;
    victim.isFull = !victim.isFull;
    if (all.length % 10 === 0) await killListening();
    await pause(20);
  }
  await Promise.all(writers);
  for (const { heard } of all) heard.isFull = false;

  const said = { green: await wordsOf("green")(), blue: await wordsOf("blue")() };
  expect(said.green.length).toBeGreaterThan(50);
  expect(all.length).toBeGreaterThan(40);
  const last = { green: said.green.at(-1), blue: said.blue.at(-1) };
  await expect.poll(() => all.filter(({ room, heard }) => heard.words.at(-1) !== last[room as "green"])).toEqual([]);
  for (const { room, heard } of all) {
    const words = said[room as "green"];
    expect(heard.words).toEqual(words.slice(words.length - heard.words.length));
  }
  for (const { room, heard } of all.filter(({ from }) => from === beginning))
    expect(heard.words.length).toBe(said[room as "green"].length);
  // Who came in the middle hears on from exactly there.
  for (const { from, heard } of all) if (from !== beginning) expect(isAfter(heard.positions[0]!, from)).toBe(true);
});

test("a hundred listeners cost one reading a wake-up", async () => {
  let readings = 0;
  const counted: TailSource = {
    ...said,
    read: (...asked) => {
      readings++;
      return said.read(...asked);
    },
  };
  const crowd = Array.from({ length: 100 }, (_, n) => listen(n % 2 ? "green" : "blue", { source: counted }));
  await say(at, workspaceId, "green", "first");
  await expect.poll(() => crowd.filter(({ words }) => words.length === 1).length).toBe(50);
  readings = 0;
  for (const word of ["second", "third"]) await say(at, workspaceId, "green", word);
  await expect.poll(() => crowd.filter(({ words }) => words.length === 3).length).toBe(50);
  // Transactions of others cost some more looks, but none a listener.
  expect(readings).toBeLessThan(40);
  for (const { stop } of crowd) stop();
  await pause(50);
  readings = 0;
  await pause(1200);
  expect(readings).toBe(0);
});

test("what nobody listens to is left out, however much there is, and whoever comes then misses nothing", async () => {
  const selective: TailSource = {
    ...said,
    name: "test.selective",
    async read(tx, after, limit, isHeard) {
      const rows = (await said.read(tx, after, Math.min(limit, 5), isHeard)) as TailRow[];
      const heard = rows.filter(({ workspaceId, key }) => isHeard(workspaceId, key));
      return { rows: heard, reached: rows.at(-1)?.position ?? after, more: rows.length === 5 };
    },
  };
  const quiet = listen("quiet", { source: selective });
  await pause(100);
  const listeners: Heard[] = [];
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = 0; n < 60; n++) await say(at, workspaceId, "loud", `${writer}.${n}`, n % 7);
  });
  const coming = (async () => {
    for (let n = 0; n < 40; n++) {
      listeners.push(listen("loud", { source: selective }));
      await pause(15);
      if (n % 3 === 0) listeners.at(-1)!.stop();
    }
  })();
  await Promise.all([...writers, coming]);
  await say(at, workspaceId, "quiet", "the last word");
  await expect.poll(() => quiet.words).toEqual(["the last word"]);
  const all = await wordsOf("loud")();
  await expect.poll(() => listeners.filter(({ words }, n) => n % 3 !== 0 && words.length < all.length)).toEqual([]);
  for (const { words } of listeners) expect(words).toEqual(all.slice(0, words.length));
});

test("all listeners of a room share one event, with its JSON written once", async () => {
  const seen: unknown[] = [];
  for (let n = 0; n < 2; n++) {
    here.kernel.tails.listen(said, {
      workspaceId,
      key: "green",
      from: beginning,
      catchUp: (tx, after, limit) => readRoom(tx, "green", after, limit),
      hear: (events) => seen.push(...events),
      full: () => false,
      fail: (error) => expect.unreachable(String(error)),
    });
  }
  await pause(200);
  await say(at, workspaceId, "green", "hello");
  await expect.poll(() => seen.length).toBe(2);
  expect(seen[0]).toBe(seen[1]);
  expect(seen[0]).toMatchObject({ text: '{"word":"hello"}' });
});

test("a source that is read at most so often tells the newest about each thing, and misses none", async () => {
  const seldom: TailSource = {
    ...said,
    name: "test.seldom",
    everyMilliseconds: 250,
    about: ({ word }: { word: string }) => word[0]!,
  };
  const heard = listen("green", { source: seldom });
  await pause(300);
  const began = performance.now();
  for (let n = 0; n < 60; n++) {
    await say(at, workspaceId, "green", `${n % 2 ? "a" : "b"}${n}`);
    await pause(10);
  }
  await expect.poll(() => heard.words.slice(-2).sort()).toEqual(["a59", "b58"]);
  expect(heard.batches).toBeLessThanOrEqual(2 + (performance.now() - began) / 250);
  expect(heard.words.length).toBeLessThanOrEqual(2 * heard.batches);
});

test("from commit to listener", async () => {
  const arrived = new Map<string, number>();
  here.kernel.tails.listen(said, {
    workspaceId,
    key: "green",
    from: beginning,
    catchUp: (tx, after, limit) => readRoom(tx, "green", after, limit),
    hear: (events) => {
      for (const { data } of events) arrived.set((data as { word: string }).word, performance.now());
    },
    full: () => false,
    fail: (error) => expect.unreachable(String(error)),
  });
  await pause(200);
  const took: number[] = [];
  for (let n = 0; n < 200; n++) {
    await say(at, workspaceId, "green", `word ${n}`);
    const committed = performance.now();
    await expect.poll(() => arrived.has(`word ${n}`), { interval: 1 }).toBe(true);
    took.push(Math.max(0, arrived.get(`word ${n}`)! - committed));
    await pause(5);
  }
  took.sort((one, other) => one - other);
  if (process.env.SHOW_LATENCY) console.log({ p50: took[100], p90: took[180], p99: took[198] });
  // 3 ms on a quiet machine; tests share theirs.
  expect(took[100]).toBeLessThan(30);
});
