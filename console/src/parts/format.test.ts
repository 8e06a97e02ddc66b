import { expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";
import { formatBytes, formatMoney, formatShare } from "./format-number.ts";
import { formatRelativeTime } from "./format-time.ts";
import { initialsOf } from "./initials.ts";

test("a duration is told in its two largest units, and never as 60 of the smaller", () => {
  const told = [0, 340, 4_200, 12_000, 725_000, 12_000_000, 446_400_000, 3_599_900, -61_000].map(formatDuration);
  expect(told).toEqual(["0 ms", "340 ms", "4.2 s", "12 s", "12 min 5 s", "3 h 20 min", "5 d 4 h", "1 h", "−1 min 1 s"]);
});

test("a time is told in as few words as tell", () => {
  const now = new Date(2025, 10, 22, 16, 0, 0);
  const ago = (seconds: number) => formatRelativeTime(new Date(now.getTime() - seconds * 1_000), now);
  expect([ago(2), ago(12), ago(240), ago(3 * 3_600)]).toEqual(["now", "12 s ago", "4 min ago", "3 h ago"]);
  expect(ago(2 * 86_400)).toMatch(/^Thu /);
  expect(ago(400 * 86_400)).toContain("2024");
});

test("money keeps its currency, known or not", () => {
  expect(formatMoney(27.5, "EUR")).toMatch(/€\s?27[.,]50|27[.,]50\s?€/);
  expect(formatMoney(27.5, "beans")).toMatch(/^27[.,]50 beans$/);
});

test("shares and sizes carry their unit", () => {
  expect(formatShare(0.1234, 1)).toMatch(/^12[.,]3\s?%$/);
  expect([formatBytes(340), formatBytes(3_100_000)]).toEqual(["340 B", expect.stringMatching(/^3[.,]1 MB$/)]);
});

test("initials are whole letters of the first and the last word", () => {
  expect(["Ada Lovelace", "Søren van den Berg", "zoë@example.com", "李 小龍", "42", ""].map(initialsOf)).toEqual([
    "AL",
    "SB",
    "Z",
    "李小",
    "",
    "",
  ]);
});
