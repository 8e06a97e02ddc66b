import { type Fault, fault, isFault } from "../collect/fault.ts";
import type { ValueType } from "./plan.ts";
import { readJsonText } from "./read-json.ts";

/** Reads what a cell holds; undefined for nothing. `column` is for the sentence of a fault. */
export function readCell(found: unknown, type: ValueType, column: string): unknown | Fault {
  return typeof found !== "string" || found.trim() === "" ? undefined : readers[type](found, column);
}

/** Reads a value of a JSON object; undefined for nothing. */
export function readJsonValue(found: unknown, type: ValueType, column: string): unknown | Fault {
  if (found === undefined || found === null) return undefined;
  if (type === "json") return found;
  if (typeof found === "string") return readCell(found, type, column);
  if (typeof found === "object") return wrongType(column, JSON.stringify(found).slice(0, 60), sayings[type]);
  if (type === "text") return String(found);
  if (type === "boolean" && typeof found === "boolean") return found;
  if (type !== "boolean" && typeof found === "number") return found;
  return readers[type](String(found), column);
}

const sayings: Record<ValueType, string> = {
  text: "text",
  number: "a number such as 1234.5",
  number_with_comma: "a number such as 1234,5",
  boolean: "true or false, yes or no, 1 or 0",
  json: "JSON",
};

const readers: Record<ValueType, (text: string, column: string) => unknown | Fault> = {
  text: (text) => text,
  number: (text, column) => readNumber(text, column, "number"),
  number_with_comma: (text, column) => readNumber(text, column, "number_with_comma"),
  boolean: readBoolean,
  json: readJson,
};

const plainNumber = /^[-+]?\d+(?:\.\d+)?$/;
const withPoint = /^([-+]?)(\d{1,3}(?:[,' ]\d{3})+|\d+|(?=\.))(\.\d+)?(?:e[-+]?\d{1,3})?$/i;
const withComma = /^([-+]?)(\d{1,3}(?:[.' ]\d{3})+|\d+|(?=,))(,\d+)?$/;
const currency = /^([-+]?)\s*[$€£¥]\s*|\s*[$€£¥]$/g;

function readNumber(text: string, column: string, type: "number" | "number_with_comma"): number | Fault {
  const bare = plainNumber.test(text)
    ? text
    : text
        .trim()
        .replaceAll(/[\u00a0\u202f]/g, " ")
        .replace(currency, "$1");
  if (!(type === "number" ? withPoint : withComma).test(bare)) return wrongType(column, text, sayings[type]);
  const canonical = type === "number" ? bare.replaceAll(/[,' ]/g, "") : bare.replaceAll(/[.' ]/g, "").replace(",", ".");
  const value = Number(canonical);
  if (!Number.isFinite(value) || digitsOf(canonical) > 15) return inexact(column, text);
  return value;
}

// A double holds any decimal of 15 digits and gives it back (IEEE 754, DBL_DIG).
function digitsOf(canonical: string): number {
  if (canonical.length <= 15) return canonical.length;
  const digits = canonical.replace(/e.*$/i, "").replace(/^[-+]?0*\.?0*/, "");
  return (digits.includes(".") ? digits.replace(/0+$/, "") : digits).replace(".", "").length;
}

function inexact(column: string, text: string): Fault {
  return fault(
    "wrong_type",
    `“${column}” holds a number that cannot be kept exactly: ${shortened(text)}. Import it as text.`,
  );
}

const booleans = new Map([
  ...["true", "t", "yes", "y", "1"].map((word) => [word, true] as const),
  ...["false", "f", "no", "n", "0"].map((word) => [word, false] as const),
]);

function readBoolean(text: string, column: string): boolean | Fault {
  return booleans.get(text.trim().toLowerCase()) ?? wrongType(column, text, sayings.boolean);
}

function readJson(text: string, column: string): unknown | Fault {
  const read = readJsonText(text);
  return isFault(read) && read.code === "malformed_json" ? wrongType(column, text, sayings.json) : read;
}

function wrongType(column: string, text: string, wanted: string): Fault {
  return fault("wrong_type", `“${column}” holds ${JSON.stringify(shortened(text))}, which is not ${wanted}.`);
}

/** A text as a sentence can show it. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}

/** Whether a cell could be read. */
export function fits(cell: string, type: ValueType): boolean {
  return !isFault(readCell(cell, type, ""));
}
