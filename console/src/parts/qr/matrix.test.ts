import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { qrMatrix } from "./matrix.ts";

const drawn = (text: string) => qrMatrix(text).map((row) => row.map((dark) => (dark ? "#" : ".")).join(""));

test("a short text is drawn as other encoders draw it, mask included", () => {
  // Reference: the npm package qrcode 1.5, byte mode, level M.
  expect(drawn("Throughline")).toEqual([
    "#######...###.#######",
    "#.....#.##.##.#.....#",
    "#.###.#..####.#.###.#",
    "#.###.#..#.##.#.###.#",
    "#.###.#.#.#.#.#.###.#",
    "#.....#...#.#.#.....#",
    "#######.#.#.#.#######",
    "..........###........",
    "#.#.#.#...##....#..#.",
    "#...##........#######",
    "#.##.##.#...#.###.###",
    "..##......#....#...#.",
    "..########..#....#.##",
    "........##.#.#####...",
    "#######....#.####..##",
    "#.....#..####...#...#",
    "#.###.#.#..#...##....",
    "#.###.#..#.#..###.##.",
    "#.###.#.#...#..###..#",
    "#.....#..##........#.",
    "#######.#.###..###.##",
  ]);
});

test.each([
  // Lengths that need several blocks, alignment patterns and the version's own code; digests of the same reference.
  [60, 33, "cb87c67a0dd00ef0"],
  [150, 49, "e5c8018f4ce775e5"],
  [300, 69, "545e55a07afc7ad4"],
])("a text of %i bytes is drawn on %i modules as other encoders draw it", (length, size, digest) => {
  const rows = drawn("otpauth://totp/".padEnd(length, "0123456789abcdef"));
  expect(rows.length).toBe(size);
  expect(createHash("sha256").update(rows.join("\n")).digest("hex").slice(0, 16)).toBe(digest);
});

test("a text that fits no version is refused", () => {
  expect(() => qrMatrix("x".repeat(413))).toThrow(RangeError);
});
