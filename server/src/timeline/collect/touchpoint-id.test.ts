import fc from "fast-check";
import { expect, test } from "vitest";
import { newTouchpointIds, touchpointIdOf } from "./touchpoint-id.ts";

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

test("a message id that is a UUID is kept, and iOS's capitals name the same one", () => {
  expect(touchpointIdOf("022bb90c-bbac-11e4-8dfc-aa07a5b093db")).toBe("022bb90c-bbac-11e4-8dfc-aa07a5b093db");
  expect(touchpointIdOf("022BB90C-BBAC-11E4-8DFC-AA07A5B093DB")).toBe("022bb90c-bbac-11e4-8dfc-aa07a5b093db");
});

test("any other message id becomes the same version 8 UUID, always and everywhere", () => {
  // A change of this value would let a retry after an upgrade count twice.
  expect(touchpointIdOf("ajs-next-1668208232027-743be593")).toBe("2df1caef-4fc2-814f-ac72-7130abc9dd07");
});

test("ids are well formed, of version 8 and variant 1, and differ where message ids differ", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: "grapheme" }), { minLength: 2 }), (messageIds) => {
      const ids = messageIds.map(touchpointIdOf);
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(new Set(ids).size).toBe(messageIds.length);
    }),
  );
});

test("new ids are version 7, unique and rising, even when thousands fall into one millisecond and the clock goes back", () => {
  let now = 1_700_000_000_000;
  const next = newTouchpointIds(() => now);
  const ids: string[] = [];
  for (const present of [now, now - 60_000, now + 1, now]) {
    now = present;
    for (let count = 0; count < 20_000; count++) ids.push(next());
  }
  expect(ids[0]).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.every((id) => canonical.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id, at) => at === 0 || id > ids[at - 1]!)).toBe(true);
});
