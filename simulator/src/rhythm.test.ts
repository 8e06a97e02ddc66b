import { expect, test } from "vitest";
import { dayOf, hour, hourOf, weekdayOf } from "./local-time.ts";
import { randomFrom } from "./random.ts";
import { afterWorkOf, counterHours, demandOn, isOpen, momentAfter, nextWorkday } from "./rhythm.ts";

const friday = Date.parse("2026-11-20T16:00:00Z"); // 17 o'clock in Strasbourg

test("work that is not done on Friday evening goes on on Monday morning", () => {
  expect(new Date(afterWorkOf(friday, 30)).toISOString()).toBe("2026-11-20T16:30:00.000Z");
  expect(new Date(afterWorkOf(friday, 90)).toISOString()).toBe("2026-11-23T08:30:00.000Z");
});

test("nobody works at Christmas and New Year", () => {
  const eve = dayOf(Date.parse("2026-12-24T12:00:00Z"));
  expect(nextWorkday(eve)).toBe(eve + 4);
  expect(isOpen(Date.parse("2026-12-25T10:00:00Z"))).toBe(false);
  expect(isOpen(friday)).toBe(true);
});

test("what is planned for later never comes before, and comes at the hours of its kind", () => {
  const random = randomFrom("rhythm");
  for (let draw = 0; draw < 2000; draw++) {
    const at = momentAfter(random, friday, 1 + 9 * random(), counterHours);
    expect(at).toBeGreaterThan(friday);
    expect(at).toBeLessThan(friday + 14 * 24 * hour);
    expect(counterHours[Math.floor(hourOf(at))]).toBeGreaterThan(0);
  }
});

test("December wants more than July, Monday more than Saturday", () => {
  const yearOf = (month: string) => dayOf(Date.parse(`2026-${month}-07T12:00:00Z`));
  expect(demandOn(yearOf("12"))).toBeGreaterThan(1.4 * demandOn(yearOf("07")));
  const monday = nextWorkday(dayOf(friday));
  expect(weekdayOf(monday)).toBe(0);
  expect(demandOn(monday)).toBeGreaterThan(1.3 * demandOn(monday + 5));
});
