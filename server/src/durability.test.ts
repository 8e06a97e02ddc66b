import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { embeddedPostgres, emptyDataDir, freePort, removeDataDir, setUp, startProcess } from "./process.fixture.ts";
import { type Item, tracked } from "./timeline/senders.fixture.ts";

/** Sends batches without pause until stopped, and remembers the ids of those that were answered 200. */
function keepSending(url: string, key: string) {
  const acknowledged: string[] = [];
  const resent: Item[][] = [];
  let stopped = false;
  const sender = async (name: string) => {
    for (let turn = 0; !stopped; turn++) {
      const batch = resent.pop() ?? Array.from({ length: 20 }, (_, i) => tracked(`${name}-${turn % 50}-${i}`));
      const ok = await post(url, key, batch).catch(() => false);
      if (ok) acknowledged.push(...batch.map((item) => item.messageId));
      // As SDKs do: what was not acknowledged is sent again, and may have been stored all the same.
      else {
        resent.push(batch);
        await pause(50);
      }
    }
  };
  const senders = ["a", "b", "c", "d"].map(sender);
  return {
    acknowledged,
    stop: async () => {
      stopped = true;
      await Promise.all(senders);
    },
  };
}

async function post(url: string, key: string, batch: Item[]): Promise<boolean> {
  const response = await fetch(`${url}/v1/batch`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ batch }),
    signal: AbortSignal.timeout(5000),
  });
  await response.text();
  return response.ok;
}

async function storedIds(dataDir: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: (await embeddedPostgres(dataDir)).url });
  await client.connect();
  const { rows } = await client.query<{ touchpoint_id: string }>("select touchpoint_id from timeline.touchpoint");
  await client.end();
  return rows.map((row) => row.touchpoint_id);
}

function expectEachOnce(stored: string[], acknowledged: string[]) {
  const once = new Set(stored);
  expect(once.size).toBe(stored.length);
  expect(acknowledged.filter((id) => !once.has(id))).toEqual([]);
}

test("what was answered 200 is there, once, after kill -9 of the server in the middle of a load", async () => {
  const dataDir = await emptyDataDir();
  const PORT = String(await freePort());
  const first = await startProcess(dataDir, { PORT });
  const { serverWriteKey } = await setUp(first.url);
  const load = keepSending(first.url, serverWriteKey);
  await pause(1500);
  await first.kill();
  const beforeCrash = load.acknowledged.length;

  await using _second = await startProcess(dataDir, { PORT });
  await pause(1500);
  await load.stop();

  expect(beforeCrash).toBeGreaterThan(100);
  expect(load.acknowledged.length).toBeGreaterThan(beforeCrash);
  expectEachOnce(await storedIds(dataDir), load.acknowledged);
  await _second.stop();
  await removeDataDir(dataDir);
}, 60_000);

test("what was answered 200 is there, once, after kill -9 of PostgreSQL in the middle of a load; the server goes on by itself", async () => {
  const dataDir = await emptyDataDir();
  await using server = await startProcess(dataDir);
  const { serverWriteKey } = await setUp(server.url);
  const load = keepSending(server.url, serverWriteKey);
  await pause(1500);
  const { pid } = await embeddedPostgres(dataDir);
  process.kill(pid, "SIGKILL");
  const beforeCrash = load.acknowledged.length;

  const until = Date.now() + 20_000;
  while (load.acknowledged.length < beforeCrash + 500 && Date.now() < until) await pause(100);
  await load.stop();

  expect(beforeCrash).toBeGreaterThan(100);
  expect(load.acknowledged.length).toBeGreaterThan(beforeCrash + 400);
  expect((await embeddedPostgres(dataDir)).pid).not.toBe(pid);
  expectEachOnce(await storedIds(dataDir), load.acknowledged);
  await server.stop();
  await removeDataDir(dataDir);
}, 60_000);
