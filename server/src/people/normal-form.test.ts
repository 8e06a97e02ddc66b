import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identifierKinds } from "./identifier.ts";
import { normalise } from "./normal-form.ts";

describe("email", () => {
  test.each([
    ["  Ada.Lovelace@Example.COM ", "ada.lovelace@example.com"],
    ["ada+shop@gmail.com", "ada+shop@gmail.com"],
    ["ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ada@example.com"],
    ["ada@münchen.de", "ada@xn--mnchen-3ya.de"],
    ["ada@MÜNCHEN.de", "ada@xn--mnchen-3ya.de"],
    ["ada@mu\u0308nchen.de", "ada@xn--mnchen-3ya.de"],
    ["jörg@example.org", "jörg@example.org"],
    ["o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk"],
    ["x@例え.テスト", "x@xn--r8jz45g.xn--zckzah"],
  ])("%s is written %s", (raw, value) => expect(normalise("email", raw)).toEqual({ value }));

  test.each([
    "ada",
    "ada@",
    "@example.com",
    "ada@@example.com",
    "ada@example",
    "ada@localhost",
    "ada@127.0.0.1",
    "ada@127.1",
    "Ada <ada@example.com>",
    "ada@example.com, b@example.com",
    "ada@exa%6dple.com",
    "ada@é%6d.de",
    "ada@example.com/x",
    "ada@example..com",
    "ada@example.com.",
    "ada@-example.com",
    "ada@exam_ple.com",
    "a da@example.com",
    "ada@[::1]",
    "ada\u200b@example.com",
    "ada\n@example.com",
    '"a@b"@example.com',
  ])("%s is none", (raw) => expect(normalise("email", raw)).toEqual({ refused: "not_an_email" }));

  test("one that no mail server would take is too long", () => {
    expect(normalise("email", `${"a".repeat(65)}@example.com`)).toEqual({ refused: "too_long" });
    expect(
      normalise(
        "email",
        `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(20)}.com`,
      ),
    ).toEqual({ refused: "too_long" });
  });
});

describe("phone", () => {
  test.each([
    ["+1 (202) 555-0123", undefined, "+12025550123"],
    ["0151 12345678", "DE", "+4915112345678"],
    ["0049 151 12345678", "DE", "+4915112345678"],
    ["tel:+12025550123", undefined, "+12025550123"],
    ["＋１２０２５５５０１２３", undefined, "+12025550123"],
    [2025550123, "US", "+12025550123"],
  ] as const)("%s in %s is written %s", (raw, defaultCountry, value) =>
    expect(normalise("phone", raw, { defaultCountry })).toEqual({ value }),
  );

  test.each(["0151 12345678", "12345", "+1 999 999 9999", "call +12025550123", "1-800-FLOWERS", "-"])(
    "%s without a country is none",
    (raw) => expect(normalise("phone", raw)).toEqual({ refused: "not_a_phone_number" }),
  );

  test("an extension would be lost, and with it whose number it is", () => {
    expect(normalise("phone", "+1 202 555 0123 ext. 5")).toEqual({ refused: "phone_extension" });
  });
});

describe("user and anonymous ids", () => {
  test.each([
    [" 4711 ", "4711"],
    [4711, "4711"],
    [-3, "-3"],
    ["AbC-ü", "AbC-ü"],
    ["u\u0308", "ü"],
    ["x".repeat(255), "x".repeat(255)],
  ])("%s is written %s", (raw, value) => expect(normalise("user_id", raw)).toEqual({ value }));

  test.each([
    [undefined, "missing"],
    [null, "missing"],
    ["", "empty"],
    [" \t ", "empty"],
    [true, "not_text"],
    [{}, "not_text"],
    [["a"], "not_text"],
    [Number.NaN, "not_text"],
    [1.5, "not_text"],
    [2 ** 53, "not_text"],
    [12n, "not_text"],
    ["a\0b", "control_character"],
    ["a\u0085b", "control_character"],
    ["\ud800", "broken_unicode"],
    ["x".repeat(256), "too_long"],
  ])("%s is refused as %s", (raw, refused) => expect(normalise("anonymous_id", raw)).toEqual({ refused }));
});

describe("channel handles", () => {
  test.each([
    ["whatsapp_handle", "4915112345678", "+4915112345678"],
    ["whatsapp_handle", "whatsapp:+4915112345678", "+4915112345678"],
    ["sms_handle", "+4915112345678", "+4915112345678"],
    ["instagram_handle", " @Ada.Lovelace ", "ada.lovelace"],
    ["twitter_handle", "@ada", "ada"],
    ["telegram_handle", 987654321, "987654321"],
    ["messenger_handle", "24687531", "24687531"],
    ["line_handle", "U4af4980629", "U4af4980629"],
  ] as const)("%s %s is written %s", (kind, raw, value) => expect(normalise(kind, raw)).toEqual({ value }));

  test("none is a name with a space, an at sign alone or a short code", () => {
    expect(normalise("twitter_handle", "ada lovelace")).toEqual({ refused: "not_a_handle" });
    expect(normalise("twitter_handle", "@")).toEqual({ refused: "not_a_handle" });
    expect(normalise("sms_handle", "12345")).toEqual({ refused: "not_a_phone_number" });
  });
});

test("whatever comes in, the normal form of a normal form is itself", () => {
  const somethingTyped = fc.oneof(fc.string({ unit: "binary" }), fc.emailAddress(), fc.anything(), fc.integer());
  fc.assert(
    fc.property(fc.constantFrom(...identifierKinds), somethingTyped, (kind, raw) => {
      const form = normalise(kind, raw, { defaultCountry: "DE" });
      if ("value" in form) expect(normalise(kind, form.value, { defaultCountry: "DE" })).toEqual(form);
    }),
    { numRuns: 2000 },
  );
});
