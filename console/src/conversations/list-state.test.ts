import { expect, test } from "vitest";
import { listOf, neighbourOf, withPage, withWaiting, withWaitingShown } from "./list-state.ts";

test("what arrives waits, once, and takes its place when it is asked for", () => {
  const state = withWaiting(withWaiting(listOf(["b", "c"]), ["a"]), ["c", "a"]);
  expect(state).toEqual({ shown: ["b", "c"], waiting: ["a", "c"] });
  expect(withWaitingShown(state, (ids) => ids.toSorted())).toEqual({ shown: ["a", "b", "c"], waiting: [] });
});

test("a page that overlaps adds only what is new", () => {
  expect(withPage(listOf(["a", "b"]), ["b", "c"]).shown).toEqual(["a", "b", "c"]);
});

test("when one leaves, the next takes its place; at the end the one before", () => {
  const ids = ["a", "b", "c", "d"];
  expect(neighbourOf(ids, new Set(["b"]), "b")).toBe("c");
  expect(neighbourOf(ids, new Set(["b", "c"]), "b")).toBe("d");
  expect(neighbourOf(ids, new Set(["d"]), "d")).toBe("c");
  expect(neighbourOf(ids, new Set(ids), "b")).toBeNull();
});
