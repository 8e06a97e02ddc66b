import { expect, test } from "vitest";
import { Occurrences } from "./occurrences.ts";

test("equal rows get ids of their own, the same in every run, wherever among others they stand", () => {
  const run = (contents: string[]) => {
    const occurrences = new Occurrences();
    return contents.map((content) => occurrences.idOf(content));
  };
  const [a, b, again, third] = run(["a", "b", "a", "a"]);
  expect(new Set([a, b, again, third]).size).toBe(4);
  expect(run(["x", "a", "a", "y", "a", "b"])).toEqual([expect.any(String), a, again, expect.any(String), third, b]);
});

test("a hundred thousand rows are told apart", () => {
  const occurrences = new Occurrences();
  const ids = new Set(Array.from({ length: 100_000 }, (_, i) => occurrences.idOf(`row ${i % 50_000}`)));
  expect(ids.size).toBe(100_000);
});
