import { expect, test } from "vitest";
import { daysIn, periodOf } from "./period.ts";
import { quantile, wilson } from "./statistics.ts";

test("quantiles lie between two numbers where none is in the middle", () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([7], 0.9)).toBe(7);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 10);
});

test("the interval of 42 of 50 is that of the textbook", () => {
  const { low, high } = wilson(42, 50)!;
  expect(low).toBeCloseTo(0.714858, 6);
  expect(high).toBeCloseTo(0.916626, 6);
  expect(wilson(0, 0)).toBeNull();
});

test("a period is of local days, with 23 hours when the clock goes forward, and of weeks when it is long", () => {
  const { buckets, from, until } = periodOf("2026-03-28", "2026-03-30", "Europe/Berlin");
  expect(buckets.map((bucket) => (bucket.until - bucket.from) / 3_600_000)).toEqual([24, 23, 24]);
  expect((until - from) / 3_600_000).toBe(71);
  const year = periodOf("2026-01-01", "2026-12-31", "UTC");
  expect(year.buckets).toHaveLength(53);
  expect(year.buckets.at(-1)).toMatchObject({ date: "2026-12-31", until: Date.UTC(2027, 0, 1) });
  expect(daysIn("2026-03-02", "2026-03-01")).toBe(0);
});
