import { expect, test } from "vitest";
import { dateOf, dayOf, hourOf, instantOf, monthOf, weekdayOf } from "./local-time.ts";

test("the company's day begins at its own midnight, in summer and in winter", () => {
  expect(dateOf(dayOf(Date.parse("2026-07-14T21:59:00Z")))).toBe("2026-07-14");
  expect(dateOf(dayOf(Date.parse("2026-07-14T22:00:00Z")))).toBe("2026-07-15");
  expect(dateOf(dayOf(Date.parse("2026-12-31T22:59:00Z")))).toBe("2026-12-31");
});

test("a wall clock hour is found again on every day of a year, both clock changes included", () => {
  const first = dayOf(Date.parse("2026-01-01T12:00:00Z"));
  for (let day = first; day < first + 365; day++) {
    const at = instantOf(day, 9.5);
    expect([dayOf(at), hourOf(at)]).toEqual([day, 9.5]);
  }
  expect(new Date(instantOf(dayOf(Date.parse("2026-03-29T12:00:00Z")), 9)).toISOString()).toBe(
    "2026-03-29T07:00:00.000Z",
  );
});

test("weekdays and months follow the calendar", () => {
  const sunday = dayOf(Date.parse("2026-11-22T12:00:00Z"));
  expect([weekdayOf(sunday), weekdayOf(sunday + 1), monthOf(sunday)]).toEqual([6, 0, 10]);
});
