import { expect, test } from "vitest";
import { valueIn, valuePathsOf } from "./value.ts";

test("the first of the alternatives that holds a number is the value", () => {
  expect(valueIn("revenue|total", { revenue: 12.5, total: 15 })).toBe(12.5);
  expect(valueIn("revenue|total", { revenue: null, total: "15.00" })).toBe(15);
  expect(valueIn("order.total", { order: { total: -3 } })).toBe(-3);
  expect(valueIn("revenue|total", { revenue: 0, total: 15 })).toBe(0);
});

test("what is no number is no value", () => {
  for (const revenue of ["", "twelve", "1e3", "0x10", "1,5", true, {}, [], null, Number.NaN]) {
    expect(valueIn("revenue", { revenue })).toBeNull();
  }
  expect(valueIn(null, { revenue: 1 })).toBeNull();
  expect(valueIn("toString.length", {})).toBeNull();
});

test("paths are read in order", () => {
  expect(valuePathsOf("revenue| order.total |")).toEqual([["revenue"], ["order", "total"]]);
  expect(valuePathsOf(null)).toEqual([]);
});
