import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Identifier, identifierKinds, kindStrength, subjectIdOf } from "./identifier.ts";
import { defaultLimits, limitOf, limitsWith } from "./limits.ts";
import { normalise } from "./normal-form.ts";
import { isPlaceholder } from "./placeholder.ts";

const ada: Identifier = { kind: "email", value: "ada@example.com", scope: "", standing: "proven" };

const someIdentifier: fc.Arbitrary<Identifier> = fc.record({
  kind: fc.constantFrom(...identifierKinds),
  value: fc.string({ unit: "grapheme", maxLength: 300 }),
  scope: fc.string({ maxLength: 40 }),
  standing: fc.constantFrom("proven", "claimed"),
});

test("a subject is a UUID of version 8 and always the same", () => {
  expect(subjectIdOf("salt", ada)).toBe(subjectIdOf(Buffer.from("salt"), { ...ada }));
  fc.assert(
    fc.property(someIdentifier, (identifier) => {
      expect(subjectIdOf("salt", identifier)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

test("it is the first 128 bits of HMAC-SHA256, for salts and values of any length", () => {
  const bitsOf = (uuid: string) => uuid.replaceAll("-", "").replace(/^(.{12}).(...)./, "$1$2");
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      someIdentifier,
      fc.integer({ min: 1, max: 30 }),
      (salt, one, times) => {
        const identifier = { ...one, value: one.value.repeat(times) };
        const { kind, value, scope, standing } = identifier;
        const text = `${standing} ${kind} ${value.length} ${value} ${scope.length} ${scope}`;
        const expected = createHmac("sha256", salt).update(text).digest("hex").slice(0, 32);
        expect(bitsOf(subjectIdOf(Buffer.from(salt), identifier))).toBe(expected.replace(/^(.{12}).(...)./, "$1$2"));
      },
    ),
  );
});

test("workspaces, kinds, values, scopes and standings never share a subject", () => {
  const others: Identifier[] = [
    { ...ada, kind: "user_id" },
    { ...ada, value: "adam@example.com" },
    { ...ada, scope: "browser" },
    { ...ada, standing: "claimed" },
    { ...ada, value: "ada@example.com 7 browser", scope: "" },
    { ...ada, value: "", scope: "ada@example.com" },
  ];
  const subjects = [
    subjectIdOf("salt", ada),
    subjectIdOf("other", ada),
    ...others.map((one) => subjectIdOf("salt", one)),
  ];
  expect(new Set(subjects).size).toBe(subjects.length);
});

test("kinds are listed from the strongest to the weakest, and each has a limit", () => {
  const strengths = identifierKinds.map(kindStrength);
  expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
  expect(Object.keys(defaultLimits).toSorted()).toEqual(identifierKinds.toSorted());
});

test("a workspace changes one limit and keeps the others", () => {
  expect(limitsWith({ email: 2 })).toEqual({ ...defaultLimits, email: 2 });
  expect(defaultLimits).toMatchObject({ user_id: 1, email: 5, phone: 5, anonymous_id: 1000, whatsapp_handle: 10 });
});

test("the trait of a rule is as strong as a channel handle, has a limit of its own and is written like an id", () => {
  expect(kindStrength("trait:loyalty")).toBe(kindStrength("whatsapp_handle"));
  expect(limitOf(limitsWith({}), "trait:loyalty")).toBe(10);
  expect(limitOf(limitsWith({ "trait:loyalty": 2 }), "trait:loyalty")).toBe(2);
  expect(normalise("trait:loyalty", " K-12 ")).toEqual({ value: "K-12" });
  expect(isPlaceholder("trait:loyalty", "unknown")).toBe(true);
  const card: Identifier = { kind: "trait:loyalty", value: "K-12", scope: "rule 1", standing: "proven" };
  expect(subjectIdOf("salt", card)).not.toBe(subjectIdOf("salt", { ...card, scope: "rule 2" }));
});
