import { expect, test } from "vitest";
import { newId } from "./id.ts";

test("ids are unique, of version 7, and in the order in which they were made", () => {
  const at = new Date("2026-03-02T09:00:00.123Z");
  const ids = Array.from({ length: 2000 }, () => newId(at));
  expect(new Set(ids).size).toBe(2000);
  expect(ids).toEqual(ids.toSorted());
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(ids[0]!.replaceAll("-", "").slice(0, 12), 16)).toBe(at.getTime());
  expect(newId(new Date(at.getTime() + 1)) > ids[1999]!).toBe(true);
});
