import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { openOutbox } from "./outbox.ts";
import type { Outgoing } from "./state.ts";
import { openStore } from "./store.ts";

const written = (clientId: string, writtenAt: number): Outgoing => ({
  clientId,
  threadId: "thread",
  text: clientId,
  files: [],
  page: null,
  writtenAt,
});

/** A browser's storage. */
function storage(): Storage {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem(key: string, value: string) {
      kept[key] = value;
    },
    removeItem: (key: string) => void delete kept[key],
  };
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(kept, name, { value, enumerable: false });
  return kept as unknown as Storage;
}

test("a tab's messages are its own while it is there, and the next one's when it is gone", async () => {
  const store = openStore("p:", storage());
  const first = openOutbox(store, "a:", navigator.locks);
  const second = openOutbox(store, "a:", navigator.locks);
  first.keep(written("late", 2));
  first.keep(written("early", 1));
  await second.adopt();
  expect(second.mine()).toEqual([]);

  first.release();
  await setTimeout(20);
  await Promise.all([second.adopt(), openOutbox(store, "a:", navigator.locks).adopt()]);
  const holders = [first, second].map((outbox) => outbox.mine().map(({ clientId }) => clientId));
  expect(holders[0]).toEqual([]);
  expect([[], ["early", "late"]]).toContainEqual(holders[1]);
});

test("without locks, what nobody has sent for a minute is taken over", async () => {
  const store = openStore("p:", storage());
  openOutbox(store, "b:").keep(written("one", 1000));
  const soon = openOutbox(store, "b:", undefined, () => 30_000);
  await soon.adopt();
  expect(soon.mine()).toEqual([]);
  const later = openOutbox(store, "b:", undefined, () => 62_000);
  await later.adopt();
  expect(later.mine()).toHaveLength(1);
});

test("where storage is refused or full, messages are kept in memory", () => {
  const refusing = {
    getItem: () => {
      throw new Error("refused");
    },
  } as unknown as Storage;
  const outbox = openOutbox(openStore("p:", refusing), "c:");
  outbox.keep(written("one", 1));
  expect(outbox.mine()).toHaveLength(1);
  outbox.drop("one");
  expect(outbox.mine()).toEqual([]);
});
