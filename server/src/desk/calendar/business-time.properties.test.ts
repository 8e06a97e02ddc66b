import fc from "fast-check";
import { expect, test } from "vitest";
import { addBusinessMinutes, businessSecondsBetween, isOpen, openStretches } from "./business-time.ts";
import { type Calendar, type Hours, weekdays } from "./calendar.ts";

const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
});
const hours = fc.tuple(time, time).map(([from, to]): Hours => [from, to]);
const date = fc
  .integer({ min: 0, max: 400 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const dated = fc.dictionary(date, fc.array(hours, { minLength: 1, maxLength: 3 }), { maxKeys: 6 });
const calendar: fc.Arbitrary<Calendar> = fc
  .record({
    timeZone: fc.constantFrom(
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kolkata",
      "America/Nuuk",
      "UTC",
    ),
    week: fc.array(fc.array(hours, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
    holidays: fc.array(date, { maxLength: 12 }),
    breaks: dated,
    shifts: dated,
  })
  // Every calendar of these opens every Wednesday, so that there is an instant to find.
  .map(({ week, ...rest }) => ({
    ...rest,
    hours: {
      ...Object.fromEntries(weekdays.map((day, place) => [day, week[place]!])),
      wed: [["10:00", "12:00"]] as Hours[],
    },
  }));
const instant = fc.integer({ min: 0, max: 560_000 }).map((minutes) => new Date(Date.UTC(2026, 0, 1, 0, minutes)));
const minutes = fc.integer({ min: 0, max: 20_000 });
const runs = { numRuns: 150 };

const seconds = businessSecondsBetween;

test("adding open minutes and counting them again gives the same", () => {
  fc.assert(
    fc.property(calendar, instant, minutes, (open, start, amount) => {
      const [after, earliest] = [
        addBusinessMinutes(open, start, amount)!,
        addBusinessMinutes(open, start, amount, "earliest")!,
      ];
      expect(seconds(open, start, after)).toBe(amount * 60);
      expect(seconds(open, start, earliest)).toBe(amount * 60);
      expect(earliest <= after).toBe(true);
      expect(isOpen(open, after)).toBe(true);
    }),
    runs,
  );
});

test("going back and counting forward gives the same", () => {
  fc.assert(
    fc.property(calendar, instant, minutes, (open, start, amount) => {
      const before = addBusinessMinutes(open, start, amount, "backward")!;
      expect(seconds(open, before, start)).toBe(amount * 60);
      if (amount > 0) expect(isOpen(open, before)).toBe(true);
    }),
    runs,
  );
});

test("the open time of two stretches that meet is the open time of both", () => {
  fc.assert(
    fc.property(calendar, fc.tuple(instant, instant, instant), (open, instants) => {
      const [a, b, c] = instants.toSorted((one, other) => one.getTime() - other.getTime());
      expect(seconds(open, a!, b!) + seconds(open, b!, c!)).toBe(seconds(open, a!, c!));
    }),
    runs,
  );
});

test("more minutes never end earlier, and open time never exceeds what passed", () => {
  fc.assert(
    fc.property(calendar, instant, minutes, minutes, (open, start, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(addBusinessMinutes(open, start, less)! <= addBusinessMinutes(open, start, more)!).toBe(true);
      const end = new Date(start.getTime() + more * 60_000);
      expect(seconds(open, start, end)).toBeLessThanOrEqual(more * 60);
      expect(seconds(open, end, start)).toBe(0);
    }),
    runs,
  );
});

test("what is open minute by minute adds up to the open time, through the nights of clock changes", () => {
  const nights = [
    "2026-03-08T00:00:00Z",
    "2026-03-28T12:00:00Z",
    "2026-04-04T06:00:00Z",
    "2026-10-24T12:00:00Z",
    "2026-11-01T00:00:00Z",
  ];
  fc.assert(
    fc.property(calendar, fc.constantFrom(...nights), (open, night) => {
      const [start, length] = [new Date(night), 36 * 60];
      const end = new Date(start.getTime() + length * 60_000);
      const counted = Array.from({ length }, (_, minute) => isOpen(open, new Date(start.getTime() + minute * 60_000)));
      expect(seconds(open, start, end)).toBe(counted.filter(Boolean).length * 60);
      const stretches = openStretches(open, start, end);
      expect(stretches.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 1000, 0)).toBe(
        seconds(open, start, end),
      );
    }),
    { numRuns: 100 },
  );
});

test("a day that is open around the clock has 23 hours in spring and 25 in autumn", () => {
  const always: Calendar = {
    timeZone: "Europe/Berlin",
    hours: Object.fromEntries(weekdays.map((day) => [day, [["00:00", "24:00"]]])),
    holidays: [],
  };
  const day = (date: string, next: string) => seconds(always, new Date(date), new Date(next)) / 3600;
  expect(day("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")).toBe(23);
  expect(day("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")).toBe(25);
});
