import { expect, test } from "vitest";
import { mergedByTime } from "./timeline-state.ts";
import type { Touchpoint } from "./touchpoint.ts";

function touchpoint(touchpointId: string, hour: number): Touchpoint {
  return { touchpointId, occurredAt: new Date(2026, 2, 20, hour) } as Touchpoint;
}

test("what arrived and what was read are one list by time, and what came twice stands there once", () => {
  const read = [touchpoint("c", 12), touchpoint("a", 9)];
  const arrived = [touchpoint("b", 10), touchpoint("a", 9), touchpoint("b", 10), touchpoint("d", 13)];
  expect(mergedByTime(read, arrived).map(({ touchpointId }) => touchpointId)).toEqual(["d", "c", "b", "a"]);
});

test("a list into which nothing new came is the same list", () => {
  const read = [touchpoint("a", 9)];
  expect(mergedByTime(read, [touchpoint("a", 9)])).toBe(read);
});
