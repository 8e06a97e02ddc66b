import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { rejectionOf, rejectionOfText, send, sent } from "./collect.fixture.ts";

const view = { type: "track", event: "Product Viewed", userId: "noor" };

describe("one bad item never sinks a batch, and comes back with its place, its reason and its own text", () => {
  const cases: [what: string, item: string, code: string][] = [
    ["a NUL character", '{"type":"track","event":"a","userId":"b","properties":{"x":"a\\u0000b"}}', "nul_character"],
    ["a NUL in a key", '{"type":"track","event":"a","userId":"b","properties":{"x\\u0000":1}}', "nul_character"],
    ["a lone surrogate", '{"type":"track","event":"\\ud83d","userId":"b"}', "lone_surrogate"],
    ["a reversed pair", '{"type":"track","event":"\\ude00\\uD83D","userId":"b"}', "lone_surrogate"],
    [
      "a __proto__ key",
      '{"type":"track","event":"a","userId":"b","properties":{"__proto__":{"x":1}}}',
      "prototype_key",
    ],
    ["a __proto__ key at the top", '{"type":"track","event":"a","userId":"b","__proto__":{}}', "prototype_key"],
    [
      "an escaped __proto__ key",
      '{"type":"track","event":"a","userId":"b","context":{"_\\u005fproto__":1}}',
      "prototype_key",
    ],
    [
      "constructor.prototype",
      '{"type":"track","event":"a","userId":"b","properties":{"constructor":{"prototype":{}}}}',
      "prototype_key",
    ],
    [
      "deep nesting",
      `{"type":"track","event":"a","userId":"b","properties":{"x":${"[".repeat(40)}${"]".repeat(40)}}}`,
      "too_deep",
    ],
    ["nesting that would overflow a stack", `{"x":${"[".repeat(15_000)}${"]".repeat(15_000)}}`, "too_deep"],
    ["very deep nesting", `{"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "item_too_large"],
    ["more than 32 KB", JSON.stringify({ ...view, properties: { x: "y".repeat(32_768) } }), "item_too_large"],
    ["more than 32 KB in UTF-8", JSON.stringify({ ...view, properties: { x: "é".repeat(16_384) } }), "item_too_large"],
    [
      "a number beyond doubles",
      '{"type":"track","event":"a","userId":"b","properties":{"x":1e400}}',
      "number_out_of_range",
    ],
    [
      "a number of 400 digits",
      `{"type":"track","event":"a","userId":"b","properties":{"x":${"9".repeat(400)}}}`,
      "number_out_of_range",
    ],
    ["a date in 1970", JSON.stringify({ ...view, timestamp: "1970-01-01T00:00:00.000Z" }), "time_out_of_range"],
    ["a date in 2099", JSON.stringify({ ...view, timestamp: "2099-01-01T00:00:00.000Z" }), "time_out_of_range"],
    ["30 February", JSON.stringify({ ...view, timestamp: "2024-02-30T00:00:00.000Z" }), "invalid_time"],
    ["a time in words", JSON.stringify({ ...view, timestamp: "yesterday" }), "invalid_time"],
    ["a time as an object", JSON.stringify({ ...view, timestamp: {} }), "invalid_time"],
    ["a user id as an object", JSON.stringify({ ...view, userId: { id: 1 } }), "wrong_type"],
    ["a user id as a boolean", JSON.stringify({ ...view, userId: true }), "wrong_type"],
    ["a user id that JSON rounds", '{"type":"track","event":"a","userId":12345678901234567890}', "wrong_type"],
    ["a user id of 600 characters", JSON.stringify({ ...view, userId: "u".repeat(600) }), "too_long"],
    ["a message id as a list", JSON.stringify({ ...view, messageId: ["a"] }), "wrong_type"],
    ["no event", JSON.stringify({ type: "track", userId: "noor" }), "missing_event"],
    ["a blank event", JSON.stringify({ ...view, event: " \t" }), "missing_event"],
    ["an event as a number", JSON.stringify({ ...view, event: 7 }), "wrong_type"],
    ["properties as a list", JSON.stringify({ ...view, properties: [] }), "wrong_type"],
    ["properties as text", JSON.stringify({ ...view, properties: "x" }), "wrong_type"],
    ["context as text", JSON.stringify({ ...view, context: "x" }), "wrong_type"],
    ["traits as text", JSON.stringify({ type: "identify", userId: "noor", traits: "x" }), "wrong_type"],
    ["a page name as an object", JSON.stringify({ type: "page", userId: "noor", name: {} }), "wrong_type"],
    ["an unknown type", JSON.stringify({ ...view, type: "delete" }), "unknown_type"],
    ["a type named toString", JSON.stringify({ ...view, type: "toString" }), "unknown_type"],
    ["no type", JSON.stringify({ event: "a", userId: "b" }), "unknown_type"],
    ["nobody", JSON.stringify({ type: "track", event: "a" }), "missing_identity"],
    [
      "nobody but blanks",
      JSON.stringify({ type: "track", event: "a", userId: "", anonymousId: "  " }),
      "missing_identity",
    ],
    ["a group without its id", JSON.stringify({ type: "group", userId: "noor" }), "missing_group"],
    ["an alias of nobody", JSON.stringify({ type: "alias", userId: "noor" }), "missing_previous"],
    ["a number for an item", "7", "not_an_object"],
    ["null for an item", "null", "not_an_object"],
    ["a list for an item", "[[]]", "not_an_object"],
  ];

  test.each(cases)("%s", (_what, item, code) => {
    const { good, rejected, count } = rejectionOfText(item);
    expect(good).toEqual([0, 2]);
    expect(count).toBe(1);
    expect(rejected).toMatchObject({ index: 1, code, raw: item });
    expect(rejected?.reason).toMatch(/^[A-Za-z].*[.?]$/);
  });
});

describe("what only looks hostile is stored unchanged", () => {
  const harmless: [what: string, properties: Record<string, unknown>][] = [
    ["a constructor that is a racing team", { constructor: "Ferrari" }],
    ["a constructor with fields", { constructor: { name: "Ferrari", points: 44 } }],
    ["the word __proto__ as a value", { note: "__proto__" }],
    ["an escaped backslash before u0000", { note: "\\u0000 is how NUL is written" }],
    ["a whole surrogate pair", { note: "😀" }],
    ["a large but possible number", { distance: 1.5e300 }],
    ["the deepest nesting allowed", { nested: JSON.parse(`${"[".repeat(30)}${"]".repeat(30)}`) }],
  ];

  test.each(harmless)("%s", (_what, properties) => {
    expect(sent("/v1/batch", { batch: [{ ...view, properties }] }).good[0]?.properties).toEqual(properties);
  });

  test("a pair written as two escapes", () => {
    const { good } = sent("/v1/track", '{"event":"\\ud83d\\ude00","userId":"noor"}');
    expect(good[0]?.name).toBe("😀");
  });
});

test("nothing that was sent reaches Object.prototype", () => {
  rejectionOf(JSON.parse('{"type":"track","event":"a","userId":"b","context":{"__proto__":{"polluted":1}}}'));
  send("/v1/batch", '{"__proto__":{"polluted":1},"context":{"__proto__":{"polluted":1}},"batch":[{}]}');
  expect("polluted" in {}).toBe(false);
});

describe("a body that cannot be read is refused as a whole, with a sentence", () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const cases: [what: string, body: Buffer | string, encoding: string | undefined, status: number, code: string][] = [
    ["malformed JSON", '{"batch":[', undefined, 400, "malformed_json"],
    ["a raw NUL byte", '{"event":"a\u0000b"}', undefined, 400, "malformed_json"],
    ["nothing", "", undefined, 400, "empty_body"],
    ["a list", "[]", undefined, 400, "not_an_object"],
    ["text", '"hello"', undefined, 400, "not_an_object"],
    ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), undefined, 400, "invalid_utf8"],
    ["a surrogate in UTF-8", Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d]), undefined, 400, "invalid_utf8"],
    ["gzip that no header tells of", gzipSync("{}"), undefined, 400, "invalid_utf8"],
    ["a header that tells of gzip that is none", "{}", "gzip", 400, "malformed_compression"],
    ["half a gzip", gzipSync("{}").subarray(0, 12), "gzip", 400, "malformed_compression"],
    ["an empty gzip body", "", "gzip", 400, "malformed_compression"],
    ["an encoding we do not know", "{}", "constructor", 415, "unknown_encoding"],
    ["two encodings", "{}", "gzip, gzip", 415, "unknown_encoding"],
    ["a gzip bomb", bomb, "gzip", 413, "body_too_large"],
    ["a brotli bomb", brotliCompressSync(Buffer.alloc(8 * 1024 * 1024)), "br", 413, "body_too_large"],
    ["a deflate bomb", deflateSync(Buffer.alloc(8 * 1024 * 1024)), "deflate", 413, "body_too_large"],
    ["more than 1 MB", `{"batch":[],"x":"${"y".repeat(1_048_576)}"}`, undefined, 413, "body_too_large"],
    ["no batch", '{"event":"a"}', undefined, 400, "no_batch"],
    ["a batch that is no list", '{"batch":{}}', undefined, 400, "no_batch"],
    ["two batches", '{"batch":[],"b\\u0061tch":[]}', undefined, 400, "duplicate_batch"],
    ["too many items", `{"batch":[${"1,".repeat(10_000)}1]}`, undefined, 413, "too_many_items"],
    [
      "a context too deep",
      `{"batch":[],"context":${'{"a":'.repeat(50)}1${"}".repeat(50)}}`,
      undefined,
      400,
      "too_deep",
    ],
    [
      "a context too large to copy",
      `{"batch":[${"{},".repeat(999)}{}],"context":{"x":"${"y".repeat(9000)}"}}`,
      undefined,
      413,
      "body_too_large",
    ],
  ];

  test.each(cases)("%s", (_what, body, encoding, status, code) => {
    const refusal = send("/v1/batch", body, encoding);
    expect(refusal).toMatchObject({ status, code, sentence: expect.stringMatching(/\.$/) });
  });

  test("a path that takes nothing", () => {
    expect(send("/v1/delete", {})).toMatchObject({ status: 404, code: "unknown_path" });
  });
});

test("a bomb costs no more memory than what it may unfold to", () => {
  const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024));
  const before = process.memoryUsage().rss;
  for (let times = 0; times < 20; times++) send("/v1/batch", bomb, "gzip");
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});

test("a fault in what a batch says for all items quarantines them all, and loses none", () => {
  for (const shared of [
    '"context":"web"',
    '"context":{"a":"\\u0000"}',
    '"integrations":{"__proto__":1}',
    '"context":{"x":1e400}',
  ]) {
    const { good, bad } = sent("/v1/batch", `{"batch":[${JSON.stringify(view)},{}],${shared}}`);
    expect(good).toEqual([]);
    expect(bad.map(({ index, raw }) => [index, raw])).toEqual([
      [0, JSON.stringify(view)],
      [1, "{}"],
    ]);
  }
});

test("a well compressed body is read in every encoding, and with a byte order mark", () => {
  const body = Buffer.from(JSON.stringify({ batch: [view] }));
  const compressed = [
    ["gzip", gzipSync(body)],
    ["GZIP", gzipSync(body)],
    ["x-gzip", gzipSync(body)],
    ["deflate", deflateSync(body)],
    ["deflate", deflateRawSync(body)],
    ["br", brotliCompressSync(body)],
    ["identity", body],
    [undefined, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])],
  ] as const;
  for (const [encoding, bytes] of compressed) expect(sent("/v1/batch", bytes, encoding).good).toHaveLength(1);
});
