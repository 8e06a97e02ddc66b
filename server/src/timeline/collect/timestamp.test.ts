import fc from "fast-check";
import { expect, test } from "vitest";
import { epochMillisecondsOf } from "./timestamp.ts";

const utc = (text: string) => new Date(text).getTime();

test.each([
  ["2024-02-29T12:00:00.123Z", "2024-02-29T12:00:00.123Z"],
  ["2024-01-31T23:59:59.999Z", "2024-01-31T23:59:59.999Z"],
  ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z"],
  ["2024-02-29T12:00Z", "2024-02-29T12:00:00.000Z"],
  ["2024-02-29 12:00:00", "2024-02-29T12:00:00.000Z"],
  ["2024-02-29T12:00:00", "2024-02-29T12:00:00.000Z"],
  ["2024-02-29T12:00:00.5+02:00", "2024-02-29T10:00:00.500Z"],
  ["2024-02-29T12:00:00-0530", "2024-02-29T17:30:00.000Z"],
  ["2024-02-29T12:00:00+01", "2024-02-29T11:00:00.000Z"],
  ["2024-02-29T12:00:00.123456789Z", "2024-02-29T12:00:00.123Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ["2015-2-02T00:30:08.276Z", "2015-02-02T00:30:08.276Z"],
])("%s is read as %s", (text, expected) => {
  expect(epochMillisecondsOf(text)).toBe(utc(expected));
});

test.each([
  "2023-02-29T00:00:00.000Z",
  "2023-04-31",
  "2023-13-01",
  "2023-00-10",
  "2023-01-00",
  "2023-01-01T24:00:00.000Z",
  "2023-01-01T23:60:00Z",
  "2023-01-01T23:59:60.000Z",
  "2023-01-01T10:00:00+99:00",
  "01/02/2023",
  "Tue, 03 Jan 2023 10:00:00 GMT",
  "1672740000000",
  "",
  "now",
  "2023",
  null,
  undefined,
  {},
  [],
  true,
  Number.NaN,
  Number.POSITIVE_INFINITY,
])("%j is no time", (value) => {
  expect(epochMillisecondsOf(value)).toBeNull();
});

test("epoch seconds and milliseconds are told apart by their size", () => {
  expect(epochMillisecondsOf(1_709_208_000)).toBe(utc("2024-02-29T12:00:00.000Z"));
  expect(epochMillisecondsOf(1_709_208_000_123)).toBe(utc("2024-02-29T12:00:00.123Z"));
  expect(epochMillisecondsOf(1_709_208_000.5)).toBe(utc("2024-02-29T12:00:00.500Z"));
});

test("whatever a date says of itself is read back", () => {
  const dates = fc.date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(dates, (date) => {
      expect(epochMillisecondsOf(date.toISOString())).toBe(date.getTime());
    }),
  );
});
