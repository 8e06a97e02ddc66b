import { expect, test } from "vitest";
import { isFault } from "../collect/fault.ts";
import type { ValueType } from "./plan.ts";
import { readCell, readJsonValue } from "./read-value.ts";

const cell = (type: ValueType, text: string) => {
  const value = readCell(text, type, "c");
  return isFault(value) ? value.code : value;
};

test("cells hold numbers as people write them, and nothing is rounded in silence", () => {
  const cases: [ValueType, string, unknown][] = [
    ["number", "11.77", 11.77],
    ["number", "77.00", 77],
    ["number", " -1,234.56 ", -1234.56],
    ["number", "$11.77", 11.77],
    ["number", "-$5", -5],
    ["number", "1e3", 1000],
    ["number", ".5", 0.5],
    ["number", "1,23", "wrong_type"],
    ["number", "5 apples", "wrong_type"],
    ["number", "123456789012.3400000", 123456789012.34],
    ["number", "12345678901234567890", "wrong_type"],
    ["number", "0.1234567890123456", "wrong_type"],
    ["number_with_comma", "1.234,56", 1234.56],
    ["number_with_comma", "11,77 €", 11.77],
    ["number_with_comma", "1\u202f234,5", 1234.5],
    ["number_with_comma", "1.5", "wrong_type"],
    ["boolean", "Yes", true],
    ["boolean", "0", false],
    ["boolean", "maybe", "wrong_type"],
    ["json", '{"a":[1]}', { a: [1] }],
    ["json", "{a}", "wrong_type"],
    ["json", '{"a":1e400}', "number_out_of_range"],
    ["text", " as it is ", " as it is "],
    ["text", "  ", undefined],
    ["number", "", undefined],
  ];
  for (const [type, text, expected] of cases) expect([text, cell(type, text)]).toEqual([text, expected]);
});

test("values of JSON stay what they are unless they are wanted as something else", () => {
  expect(readJsonValue("text", "json", "c")).toBe("text");
  expect(readJsonValue(5, "text", "c")).toBe("5");
  expect(readJsonValue("5.5", "number", "c")).toBe(5.5);
  expect(readJsonValue(null, "json", "c")).toBeUndefined();
  expect(isFault(readJsonValue({}, "text", "c"))).toBe(true);
});
