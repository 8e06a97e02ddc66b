import { expect, test } from "vitest";
import { isWorthRetrying, refusalOf } from "./refusal.ts";

test("a refusal keeps its code, sentence and field, wherever it hides", () => {
  const refusal = { code: "conflict", sentence: "This address is a member already.", field: "email" };
  expect(refusalOf(refusal)).toEqual(refusal);
  expect(refusalOf({ status: 409, data: refusal })).toEqual(refusal);
  expect(refusalOf({ error: { code: "INVALID_PASSWORD", message: "Wrong." } })).toEqual({
    code: "INVALID_PASSWORD",
    sentence: "Wrong.",
  });
});

test("silence is told as silence and is worth another try; a refusal is not", () => {
  const silence = new TypeError("Failed to fetch");
  expect(refusalOf(silence).code).toBe("offline");
  expect(isWorthRetrying(silence)).toBe(true);
  expect(isWorthRetrying({ code: "forbidden", sentence: "No." })).toBe(false);
});

test("what nobody expected still ends in a sentence", () => {
  expect(refusalOf(new Error("boom")).sentence).toContain("(boom)");
  expect(refusalOf(undefined).code).toBe("unexpected");
});
