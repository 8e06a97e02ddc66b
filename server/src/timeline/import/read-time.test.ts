import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { TimeFormat } from "./plan.ts";
import { timeReaders } from "./read-time.ts";
import { isTimeZone, wallClockOf } from "./time-zone.ts";

const read = (format: TimeFormat, text: string, zone = "UTC") => {
  const time = timeReaders[format](text, wallClockOf(zone));
  return time === null ? null : new Date(time).toISOString();
};

test("times are read in their format and in no other", () => {
  const cases: [TimeFormat, string, string | null][] = [
    ["iso", "2026-03-04", "2026-03-04T00:00:00.000Z"],
    ["iso", "2026/3/4 10:00:05.25", "2026-03-04T10:00:05.250Z"],
    ["iso", "2026-03-04T10:00:00+02:00", "2026-03-04T08:00:00.000Z"],
    ["iso", "2026-02-30", null],
    ["iso", "1700000000", null],
    ["yyyymmdd", "19970101", "1997-01-01T00:00:00.000Z"],
    ["yyyymmdd", "20260304101502", "2026-03-04T10:15:02.000Z"],
    ["yyyymmdd", "20260304 10:15", "2026-03-04T10:15:00.000Z"],
    ["yyyymmdd", "19970230", null],
    ["yyyymmdd", "1997-01-01", null],
    ["day_first", "4.3.2026 9:05", "2026-03-04T09:05:00.000Z"],
    ["day_first", "31/12/97", "1997-12-31T00:00:00.000Z"],
    ["day_first", "12/31/1997", null],
    ["month_first", "3/4/2026 9:05 PM", "2026-03-04T21:05:00.000Z"],
    ["month_first", "3/4/2026, 12:05:09 a.m.", "2026-03-04T00:05:09.000Z"],
    ["month_first", "3/4/2026 13:05 PM", null],
    ["epoch_seconds", "1700000000.5", "2023-11-14T22:13:20.500Z"],
    ["epoch_milliseconds", "1700000000123", "2023-11-14T22:13:20.123Z"],
    ["epoch_seconds", "2026-01-01", null],
  ];
  for (const [format, text, expected] of cases) expect([text, read(format, text)]).toEqual([text, expected]);
});

test("a time without a zone is what the clocks of the import's zone showed, around their changes too", () => {
  expect(read("iso", "2026-07-01 12:00", "Europe/Berlin")).toBe("2026-07-01T10:00:00.000Z");
  expect(read("iso", "2026-07-01T12:00:00Z", "Europe/Berlin")).toBe("2026-07-01T12:00:00.000Z");
  expect(read("iso", "2026-03-29 02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  expect(read("iso", "2026-10-25 02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  expect([isTimeZone("Asia/Kathmandu"), isTimeZone("Mars/Base")]).toEqual([true, false]);
});

test("the remembered offsets of days are Temporal's own, in every zone at every time", () => {
  const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia"];
  const clocks = new Map(zones.map((zone) => [zone, wallClockOf(zone)]));
  const time = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2030, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), time, (zone, shown) => {
      const local = Temporal.PlainDateTime.from(new Date(shown).toISOString().slice(0, -1));
      expect(clocks.get(zone)!(shown)).toBe(local.toZonedDateTime(zone).epochMilliseconds);
    }),
    { numRuns: 500 },
  );
});
