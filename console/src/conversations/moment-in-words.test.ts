import { expect, test } from "vitest";
import { momentInWords } from "./moment-in-words.ts";

// A Friday afternoon.
const now = new Date(2026, 2, 20, 15, 20);

test.each([
  ["tomorrow", [2026, 2, 21, 9, 0]],
  ["tomorrow 9", [2026, 2, 21, 9, 0]],
  ["Tomorrow at 14:30", [2026, 2, 21, 14, 30]],
  ["tomorrow evening", [2026, 2, 21, 18, 0]],
  ["tonight", [2026, 2, 20, 18, 0]],
  ["mon", [2026, 2, 23, 9, 0]],
  ["monday 8am", [2026, 2, 23, 8, 0]],
  ["next fri", [2026, 2, 27, 9, 0]],
  ["friday noon", [2026, 2, 27, 12, 0]],
  ["next week", [2026, 2, 23, 9, 0]],
  ["weekend", [2026, 2, 21, 9, 0]],
  ["in 3 hours", [2026, 2, 20, 18, 20]],
  ["45 min", [2026, 2, 20, 16, 5]],
  ["an hour", [2026, 2, 20, 16, 20]],
  ["2d", [2026, 2, 22, 15, 20]],
  ["1 week", [2026, 2, 27, 15, 20]],
  ["18:00", [2026, 2, 20, 18, 0]],
  ["9", [2026, 2, 21, 9, 0]],
  ["5 pm", [2026, 2, 20, 17, 0]],
  ["24 dec", [2026, 11, 24, 9, 0]],
  ["dec 24", [2026, 11, 24, 9, 0]],
  ["dec 24 10:15", [2026, 11, 24, 10, 15]],
  ["dec 24 9", [2026, 11, 24, 9, 0]],
  ["3.1.", [2027, 0, 3, 9, 0]],
  ["2026-12-24 8", [2026, 11, 24, 8, 0]],
] as const)("“%s” is understood", (words, [year, month, day, hour, minute]) => {
  expect(momentInWords(words, now)).toEqual(new Date(year, month, day, hour, minute));
});

test.each(["", "soon", "31 feb", "today 9", "25:00", "tomorrow 9:75", "yesterday", "x 9"])(
  "“%s” is not a moment to come",
  (words) => {
    expect(momentInWords(words, now)).toBeNull();
  },
);
