import { describe, expect, test } from "vitest";
import { textOfTrait, traitFormOf, traitForms, traitFrom } from "./trait-values.ts";

describe("a value that is not touched is the same value", () => {
  const values = ["Basel", 12.5, -3, true, false, "2026-03-01", "2026-03-01T10:20:00.000Z", ["a", "b c"]];
  test.each([...values, [1, 2], { street: "Rue 1" }, ["with\nbreak"], []])("%j", (value) => {
    expect(traitFrom(traitFormOf(value), textOfTrait(value))).toEqual({ value });
  });
});

test("what cannot be a value of its kind is refused in words", () => {
  expect(traitFrom("number", "twelve")).toEqual({ refusal: expect.stringContaining("number") });
  expect(traitFrom("json", "{")).toEqual({ refusal: "This is not JSON." });
  expect(traitFrom("json", "null")).toEqual({ refusal: expect.stringContaining("remove") });
  expect(traitFrom("time", "tomorrow")).toEqual({ refusal: expect.stringContaining("time") });
  for (const form of traitForms) expect(traitFrom(form, "  ")).toEqual({ refusal: expect.stringContaining("remove") });
});

test("a list has a line for each item, blank ones aside", () => {
  expect(traitFrom("list", " espresso \n\nfilter\n")).toEqual({ value: ["espresso", "filter"] });
});
