import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type SlaEvent, slaClock } from "../sla/clock.ts";
import { addBusinessMinutes, breakOrHolidayAt, businessSecondsBetween, isOpen } from "./business-time.ts";
import type { Calendar } from "./calendar.ts";

// Vectors from an independent implementation; what each means is told in the README of their folder.
const file = new URL("../../../../../shared/data/business_hours/cases.json", import.meta.url);

interface Case {
  id: string;
  op: "between" | "add_forward" | "add_backward" | "is_open" | "on_break_or_holiday" | "sla_clock";
  calendar: Calendar;
  start: string;
  end?: string;
  minutes?: number;
  targetMinutes?: number;
  events?: { at: string; type: SlaEvent["type"] }[];
  asOf?: string;
  expected: unknown;
  expectedEarliest?: string;
  expectedDetail?: { onBreak: boolean; onHoliday: boolean };
}

const cases: Case[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];

function answer(one: Case): unknown {
  const { calendar } = one;
  const start = new Date(one.start);
  if (one.op === "between") return businessSecondsBetween(calendar, start, new Date(one.end!));
  if (one.op === "add_forward") return text(addBusinessMinutes(calendar, start, one.minutes!));
  if (one.op === "add_backward") return text(addBusinessMinutes(calendar, start, one.minutes!, "backward"));
  if (one.op === "is_open") return isOpen(calendar, start);
  if (one.op === "on_break_or_holiday") return Object.values(breakOrHolidayAt(calendar, start)).includes(true);
  return clockAnswer(one);
}

function clockAnswer({ calendar, targetMinutes, events, asOf }: Case) {
  const { dueAt, breachAt, elapsedMinutes } = slaClock({
    calendar,
    targetMinutes: targetMinutes!,
    events: events!.map(({ at, type }) => ({ at: new Date(at), type })),
    ...(asOf ? { asOf: new Date(asOf) } : {}),
  });
  const breached = breachAt !== null;
  return { dueAt: text(dueAt), breached, ...(breached ? { breachAt: text(breachAt) } : {}), elapsedMinutes };
}

function text(at: Date | null): string | null {
  return at ? at.toISOString().replace(".000Z", "Z") : null;
}

describe.skipIf(cases.length === 0)("the vectors of business hours", () => {
  const families = Map.groupBy(cases, ({ op }) => op);
  test.each([...families])("%s", (_, family) => {
    for (const one of family) {
      const { dueAtNextOpen: _, ...expected } = Object(one.expected) as { dueAtNextOpen?: string };
      const wanted = typeof one.expected === "object" && one.expected ? expected : one.expected;
      expect(answer(one), one.id).toEqual(wanted);
    }
  });

  test("the earliest instant, and breaks and holidays apart", () => {
    for (const one of cases) {
      if (one.expectedEarliest)
        expect(text(addBusinessMinutes(one.calendar, new Date(one.start), one.minutes!, "earliest")), one.id).toBe(
          one.expectedEarliest,
        );
      if (one.expectedDetail) expect(breakOrHolidayAt(one.calendar, new Date(one.start))).toEqual(one.expectedDetail);
    }
  });
});

const berlin: Calendar = {
  timeZone: "Europe/Berlin",
  hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], fri: [["22:00", "06:00"]] },
  holidays: ["2026-12-25"],
};

test("a calendar that never opens has no instant to give", () => {
  const closed: Calendar = { timeZone: "UTC", hours: {}, holidays: [] };
  expect(addBusinessMinutes(closed, new Date("2026-03-02T09:00:00Z"), 1)).toBeNull();
  expect(addBusinessMinutes(closed, new Date("2026-03-02T09:00:00Z"), 0, "backward")).toBeNull();
  expect(businessSecondsBetween(closed, new Date("2026-03-02T09:00:00Z"), new Date("2027-03-02T09:00:00Z"))).toBe(0);
});

test("hours over midnight run to the next morning, and a shift stands in for its own date only", () => {
  const saturday = new Date("2026-03-07T04:00:00Z");
  expect(isOpen(berlin, saturday)).toBe(true);
  expect(isOpen({ ...berlin, shifts: { "2026-03-06": [["10:00", "12:00"]] } }, saturday)).toBe(true);
  expect(isOpen({ ...berlin, shifts: { "2026-03-07": [["10:00", "12:00"]] } }, saturday)).toBe(false);
  expect(isOpen({ ...berlin, shifts: { "2026-03-05": [["20:00", "02:00"]] } }, new Date("2026-03-06T00:30:00Z"))).toBe(
    true,
  );
});

test("a hundred thousand computations take less than a second once the months are known", () => {
  const start = Date.parse("2026-01-01T00:00:00Z");
  const run = (count: number) => {
    let sum = 0;
    for (let step = 0; step < count; step += 1) {
      const from = new Date(start + ((step * 7_919) % 525_600) * 60_000);
      sum += businessSecondsBetween(berlin, from, new Date(from.getTime() + 400_000_000));
      sum += addBusinessMinutes(berlin, from, 480)?.getTime() ?? 0;
    }
    return sum;
  };
  const cold = performance.now();
  run(1000);
  const began = performance.now();
  run(50_000);
  const took = performance.now() - began;
  console.info(
    `business time: ${Math.round(1e8 / took)} computations/s warm, first thousand in ${Math.round(began - cold)} ms`,
  );
  expect(took).toBeLessThan(1000);
});
