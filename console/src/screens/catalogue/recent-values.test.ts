import { expect, test } from "vitest";
import { numbersIn, summarize } from "./recent-values.ts";

test("numbers are found at any depth and also as text, and what is no number is not", () => {
  expect(numbersIn({ revenue: 12, order: { total: "15.50", id: "A-1" }, items: [{ price: 3 }], paid: true })).toEqual([
    ["revenue", 12],
    ["order.total", 15.5],
  ]);
});

test("the properties that hold a number most often come first, and alternatives are tried in order", () => {
  const recent = summarize([
    new Map([["total", 10]]),
    new Map([
      ["total", 20],
      ["revenue", 18],
    ]),
    new Map(),
  ]);
  expect(recent.properties.map(({ path, times }) => [path, times])).toEqual([
    ["total", 2],
    ["revenue", 1],
  ]);
  expect(recent.withValue("revenue|total")).toEqual({ times: 2, example: 10 });
  expect(recent.withValue("nothing")).toEqual({ times: 0, example: null });
});
