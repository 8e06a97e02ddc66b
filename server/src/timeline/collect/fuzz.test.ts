import fc from "fast-check";
import { expect, test } from "vitest";
import { isRefusal } from "./body-refusal.ts";
import { noon, send } from "./collect.fixture.ts";
import { collect } from "./collect.ts";
import { extentOf, outlineOf, textOf } from "./extents.ts";

const paths = fc.constantFrom("/v1/batch", "/v1/track", "/v1/i/", "/v1/import", "/v1/p", "/v1/s", "/v1/g", "/v1/a");
const encodings = fc.constantFrom(undefined, "gzip", "deflate", "br", "zstd", "\u0000");

// Values that hit the fields an item is read by more often than chance would.
const almostItem = fc.record(
  {
    type: fc.oneof(fc.constantFrom("track", "page", "screen", "identify", "group", "alias"), fc.jsonValue()),
    event: fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.jsonValue()),
    userId: fc.oneof(fc.string(), fc.integer(), fc.jsonValue()),
    anonymousId: fc.oneof(fc.string(), fc.jsonValue()),
    messageId: fc.oneof(fc.uuid(), fc.string(), fc.jsonValue()),
    previousId: fc.oneof(fc.string(), fc.jsonValue()),
    groupId: fc.oneof(fc.string(), fc.jsonValue()),
    timestamp: fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.double(),
      fc.jsonValue(),
    ),
    sentAt: fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.jsonValue(),
    ),
    properties: fc.oneof(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), fc.jsonValue()),
    context: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
    traits: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
    name: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

test("arbitrary bytes never throw", () => {
  fc.assert(
    fc.property(paths, fc.uint8Array({ maxLength: 300 }), encodings, (path, bytes, contentEncoding) => {
      expect(() => collect({ path, bytes: Buffer.from(bytes), contentEncoding, receivedAt: noon })).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});

test("arbitrary JSON never throws, on any path", () => {
  fc.assert(
    fc.property(
      paths,
      fc.oneof(
        fc.json({ stringUnit: "binary" }),
        almostItem.map((item) => JSON.stringify(item)),
      ),
      (path, text) => {
        expect(() => send(path, text)).not.toThrow();
      },
    ),
    { numRuns: 2000 },
  );
});

test("every item of a batch is either good or bad, exactly once, at its own place and with its own text", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(almostItem, fc.jsonValue())), fc.constantFrom(0, 2, "\t"), (batch, space) => {
      const outcome = send("/v1/batch", JSON.stringify({ sentAt: "x", batch, context: { a: 1 } }, null, space));
      if (isRefusal(outcome)) throw new Error(outcome.sentence);
      const places = [...outcome.good, ...outcome.bad].map(({ index }) => index).sort((a, b) => a - b);
      expect(places).toEqual(batch.map((_, index) => index));
      for (const { index, raw } of outcome.bad)
        expect(JSON.parse(raw)).toEqual(JSON.parse(JSON.stringify(batch[index])));
    }),
    { numRuns: 1000 },
  );
});

test("what is good can be written to a jsonb column: no NUL, no lone surrogate, and it survives JSON unchanged", () => {
  fc.assert(
    fc.property(fc.array(almostItem), (batch) => {
      const outcome = send("/v1/batch", { batch });
      if (isRefusal(outcome)) throw new Error(outcome.sentence);
      for (const item of outcome.good) {
        const text = JSON.stringify(item);
        expect(text).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(item)));
        expect(item.occurredAt).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1000 },
  );
});

test("the outline of a body agrees with JSON.parse about items, depths and texts", () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ stringUnit: "binary" })),
      fc.jsonValue(),
      fc.constantFrom(0, 3),
      (batch, other, space) => {
        const bytes = Buffer.from(JSON.stringify({ before: other, batch, after: [other] }, null, space));
        const { items, batches } = outlineOf(bytes);
        expect(batches).toBe(1);
        expect(items.map((extent) => JSON.parse(textOf(bytes, extent)))).toEqual(JSON.parse(JSON.stringify(batch)));
        expect(items.map(({ depth }) => depth)).toEqual(batch.map(depthOf));
        const whole = extentOf(bytes);
        expect([whole.start, whole.end]).toEqual([0, bytes.length]);
      },
    ),
    { numRuns: 1000 },
  );
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
