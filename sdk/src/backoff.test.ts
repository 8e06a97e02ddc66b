import { expect, test } from "vitest";
import { askedDelayMs, backoffDelayMs } from "./backoff.ts";

test("the pause doubles with each failure up to a minute, and chance takes up to half of it", () => {
  expect([1, 2, 3, 7, 50].map((failures) => backoffDelayMs(failures, 1))).toEqual([1000, 2000, 4000, 60_000, 60_000]);
  expect(backoffDelayMs(3, 0)).toBe(2000);
});

test("Retry-After is read in seconds and as a date, and nonsense is as good as none", () => {
  const now = Date.parse("2025-06-01T12:00:00Z");
  expect(askedDelayMs("120", now)).toBe(120_000);
  expect(askedDelayMs("Sun, 01 Jun 2025 12:00:30 GMT", now)).toBe(30_000);
  expect(askedDelayMs("99999999999", now)).toBe(24 * 3600_000);
  for (const nothing of [null, undefined, "", "soon", "Sun, 01 Jun 2025 11:00:00 GMT"]) {
    expect(askedDelayMs(nothing, now)).toBeUndefined();
  }
});
