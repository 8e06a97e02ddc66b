import type { Schema } from "./document.ts";

/** A schema as TypeScript writes shapes, which programmers read faster than tables: `{ personId: uuid, name: string | null }`. */
export function shapeOf(schema: Schema | undefined, indent = ""): string {
  if (!schema) return "anything";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map((one) => shapeOf(one, indent)))].join(" | ");
  if (schema.allOf) return schema.allOf.map((one) => shapeOf(one, indent)).join(" & ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => shapeOf({ ...schema, type }, indent)).join(" | ");
  return shapeOfType(schema, indent);
}

function shapeOfType(schema: Schema, indent: string): string {
  if (schema.properties) return objectShape(schema, indent);
  if (schema.type === "array") return listShape(shapeOf(schema.items, indent));
  if (schema.type === "object") return `{ [name]: ${shapeOf(asSchema(schema.additionalProperties), indent)} }`;
  if (schema.type === "string") return stringShapes[schema.format ?? ""] ?? "string";
  return String(schema.type ?? "anything");
}

const stringShapes: Record<string, string> = {
  uuid: "uuid",
  "date-time": "time",
  email: "email",
  uri: "url",
  date: "date",
};

function objectShape({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, schema]) => `${inner}${name}${required.includes(name) ? "" : "?"}: ${shapeOf(schema, inner)}`,
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
}

function listShape(items: string): string {
  return / [|&] /.test(items) && !items.startsWith("{") ? `(${items})[]` : `${items}[]`;
}

function asSchema(given: Schema | boolean | undefined): Schema | undefined {
  return typeof given === "object" ? given : undefined;
}

/** The bounds of a value in words: "1 to 200, default 50". */
export function boundsOf({
  minimum,
  maximum,
  minLength,
  maxLength,
  minItems,
  maxItems,
  default: preset,
}: Schema): string {
  const range =
    rangeOf(minimum, maximum, "") ??
    rangeOf(minLength, maxLength, " characters") ??
    rangeOf(minItems, maxItems, " items");
  return [range, preset === undefined ? undefined : `default ${String(preset)}`].filter(Boolean).join(", ");
}

function rangeOf(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  // JavaScript's largest whole number stands where nothing was said.
  const bound = most === Number.MAX_SAFE_INTEGER ? undefined : most;
  const floor = least === -Number.MAX_SAFE_INTEGER ? undefined : least;
  if (floor !== undefined && bound !== undefined) return `${floor} to ${bound}${unit}`;
  if (bound !== undefined) return `at most ${bound}${unit}`;
  return floor === undefined ? undefined : `at least ${floor}${unit}`;
}
