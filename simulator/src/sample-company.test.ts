import { expect, test } from "vitest";
import { openDoor } from "./door.fixture.ts";
import type { Progress } from "./doors.ts";
import { loadSampleCompany } from "./sample-company.ts";

const until = new Date("2026-11-22T15:00:00Z");

test("the sample company goes through the door whole, and again as the very same messages", async () => {
  await using door = await openDoor();
  const seen: Progress[] = [];
  const first = await loadSampleCompany({
    url: door.url,
    key: "k",
    until,
    onProgress: (progress) => seen.push(progress),
  });
  expect(first).toEqual({ sent: door.accepted.length, rejected: 0, total: door.accepted.length, until });
  expect(seen[0]).toEqual({ sent: 0, rejected: 0, total: first.total });

  const once = new Map(door.accepted.map((message) => [message.messageId, JSON.stringify(message)]));
  await loadSampleCompany({ url: door.url, key: "k", until: first.until });
  expect(door.accepted).toHaveLength(2 * once.size);
  for (const message of door.accepted) expect(JSON.stringify(message)).toBe(once.get(message.messageId));
});

test("loading can be cancelled before it has begun to send", async () => {
  await using door = await openDoor();
  const signal = AbortSignal.abort(new Error("Cancelled."));
  await expect(loadSampleCompany({ url: door.url, key: "k", until, signal })).rejects.toThrow("Cancelled.");
  expect(door.requests).toHaveLength(0);
});
