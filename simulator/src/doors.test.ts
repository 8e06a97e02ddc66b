import { expect, test } from "vitest";
import { openDoor } from "./door.fixture.ts";
import { type Progress, sendThrough } from "./doors.ts";
import type { Message } from "./message.ts";

function* letters(count: number, size = 10): Generator<Message> {
  for (let number = 0; number < count; number++) {
    const traits = { note: "é".repeat(size) };
    yield {
      type: "identify",
      messageId: `m${number}`,
      timestamp: "2026-06-01T10:00:00.000Z",
      userId: "u1",
      context: {},
      traits,
    };
  }
}

const ids = (messages: readonly Message[]) => messages.map(({ messageId }) => messageId).sort();
const expectedIds = (count: number) => ids([...letters(count)]);

test("all messages go through the import door in batches, with the key as Basic user", async () => {
  await using door = await openDoor();
  const seen: Progress[] = [];
  const onProgress = (progress: Progress) => seen.push(progress);
  const progress = await sendThrough({ url: `${door.url}/`, key: "secret", total: 1050, onProgress }, letters(1050));

  expect(progress).toEqual({ sent: 1050, rejected: 0, total: 1050 });
  expect(seen.map(({ sent }) => sent)).toEqual([...seen.map(({ sent }) => sent)].sort((a, b) => a - b));
  expect(seen.at(-1)).toEqual(progress);
  expect(ids(door.accepted)).toEqual(expectedIds(1050));
  expect(door.requests).toHaveLength(11);
  for (const { path, authorization } of door.requests) {
    expect(path).toBe("/v1/import");
    expect(authorization).toBe(`Basic ${Buffer.from("secret:").toString("base64")}`);
  }
});

test("batches of large messages stay within 500 KB", async () => {
  await using door = await openDoor();
  await sendThrough({ url: door.url, key: "k" }, letters(120, 12_000));
  expect(ids(door.accepted)).toEqual(expectedIds(120));
  expect(Math.max(...door.requests.map(({ bytes }) => bytes))).toBeLessThanOrEqual(500_000);
});

test("a server that is busy is asked again after the time that it names", async () => {
  await using door = await openDoor((response, count) => {
    if (count > 2) return false;
    response.writeHead(429, { "retry-after": "1" }).end();
    return true;
  });
  const began = performance.now();
  await sendThrough({ url: door.url, key: "k" }, letters(250));
  expect(ids(door.accepted)).toEqual(expectedIds(250));
  expect(performance.now() - began).toBeGreaterThan(990);
});

test("a server that fails is asked again, and given up after some tries with its own words", async () => {
  await using flaky = await openDoor((response, count) => {
    if (count % 2 === 0) return false;
    response.writeHead(503).end();
    return true;
  });
  await sendThrough({ url: flaky.url, key: "k", longestPause: 5 }, letters(300));
  expect(ids(flaky.accepted)).toEqual(expectedIds(300));

  await using broken = await openDoor((response) => {
    response.writeHead(500).end("disk full");
    return true;
  });
  const sending = sendThrough({ url: broken.url, key: "k", longestPause: 5, tries: 3 }, letters(100));
  await expect(sending).rejects.toThrow("The server answered 500: disk full");
  expect(broken.requests).toHaveLength(3);
});

test("messages that the server rejects are counted, with its first reason", async () => {
  await using door = await openDoor((response, count) => {
    if (count !== 2) return false;
    const rejected = [{ index: 3, code: "invalid_time", reason: "timestamp is not a time." }];
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify({ success: true, rejected }));
    return true;
  });
  const progress = await sendThrough({ url: door.url, key: "k" }, letters(300));
  expect(progress).toMatchObject({ sent: 300, rejected: 1, because: "timestamp is not a time." });
});

test("a web page in answer means that the address is wrong", async () => {
  await using page = await openDoor((response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
    return true;
  });
  const sending = sendThrough({ url: page.url, key: "k" }, letters(10));
  await expect(sending).rejects.toThrow("is not the import door of a Throughline server");
});

test("a connection that breaks is made again", async () => {
  await using door = await openDoor((response, count) => {
    if (count > 1) return false;
    response.destroy();
    return true;
  });
  await sendThrough({ url: door.url, key: "k", longestPause: 5 }, letters(10));
  expect(ids(door.accepted)).toEqual(expectedIds(10));
});

test("a server that is not there is named", async () => {
  const closed = await openDoor();
  await closed[Symbol.asyncDispose]();
  const sending = sendThrough({ url: closed.url, key: "k", longestPause: 5, tries: 3 }, letters(10));
  await expect(sending).rejects.toThrow(`No answer from ${closed.url}: connect ECONNREFUSED`);
});

test("a key that the server does not accept ends everything at once", async () => {
  await using door = await openDoor((response) => {
    response.writeHead(401).end();
    return true;
  });
  await expect(sendThrough({ url: door.url, key: "no" }, letters(5000))).rejects.toThrow("does not accept this key");
  expect(door.requests.length).toBeLessThanOrEqual(3);
});

test("sending can be cancelled, while a batch is on its way and while it waits for its next try", async () => {
  const cancel = new AbortController();
  await using slow = await openDoor((_, count) => {
    if (count === 4) setTimeout(() => cancel.abort(new Error("Cancelled.")), 20);
    return count >= 4;
  });
  await expect(sendThrough({ url: slow.url, key: "k", signal: cancel.signal }, letters(5000))).rejects.toThrow(
    "Cancelled.",
  );
  expect(slow.requests.length).toBeLessThanOrEqual(6);

  await using busy = await openDoor((response) => {
    response.writeHead(429, { "retry-after": "25" }).end();
    return true;
  });
  const began = performance.now();
  const signal = AbortSignal.timeout(50);
  await expect(sendThrough({ url: busy.url, key: "k", signal }, letters(10))).rejects.toThrow();
  expect(performance.now() - began).toBeLessThan(5000);
});
