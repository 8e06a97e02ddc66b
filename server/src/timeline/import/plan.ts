import * as z from "zod";
import { channels } from "../catalogue/vocabulary.ts";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

const delimiter = z
  .string()
  .refine(
    (text) => text === "blanks" || /^[\t\x20-\x7e]$/.test(text),
    'is one ASCII character, or "blanks" for any run of spaces and tabs',
  );

const delimited = z.object({
  kind: z.literal("csv"),
  encoding: z.enum(encodings),
  /** One ASCII character, or "blanks" for any run of spaces and tabs. */
  delimiter,
  /** What encloses cells that hold delimiters or line ends; doubled, it stands for itself. */
  quote: z.enum(['"', "'"]).nullable(),
  /** Whether the first row names the columns; without it they are called "Column 1", "Column 2", … */
  header: z.boolean(),
});
export type Delimited = z.infer<typeof delimited>;

/** How a file is to be read. */
export const format = z.discriminatedUnion("kind", [
  delimited,
  z.object({ kind: z.literal("json_lines"), encoding: z.enum(encodings) }),
]);
export type Format = z.infer<typeof format>;

/** How times are written. Those without a zone are in the import's time zone; day or month first also takes a time of day. */
export const timeFormats = [
  "iso",
  "yyyymmdd",
  "day_first",
  "month_first",
  "epoch_seconds",
  "epoch_milliseconds",
] as const;
export type TimeFormat = (typeof timeFormats)[number];

/** What a cell holds. "json" is whatever JSON says; "number_with_comma" has a decimal comma. */
export const valueTypes = ["text", "number", "number_with_comma", "boolean", "json"] as const;
export type ValueType = (typeof valueTypes)[number];

const storable = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !text.includes("\0") && text.isWellFormed() && text !== "__proto__", "cannot be stored");
const column = storable(500);
const name = z.string().trim().pipe(storable(200));
const named = z.object({ column, name, type: z.enum(valueTypes) });
export type Named = z.infer<typeof named>;

const rowMapping = z.object({
  shape: z.literal("rows"),
  userId: column.nullable().default(null),
  anonymousId: column.nullable().default(null),
  email: column.nullable().default(null),
  phone: column.nullable().default(null),
  /** What happened: a column that says so, or one name for all rows. Null: the rows only say who somebody is. */
  event: z
    .union([z.object({ column }), z.object({ constant: z.string().trim().pipe(storable(512)) })])
    .nullable()
    .default(null),
  /** Null only where nothing happened: then what the rows say holds from the time of the import. */
  time: z
    .object({ column, format: z.enum(timeFormats) })
    .nullable()
    .default(null),
  /** Of times that name no zone; the workspace's own if not given. */
  timeZone: z.string().max(100).optional(),
  /** Makes a row count once wherever it comes from; without it, its whole content does. */
  messageId: column.nullable().default(null),
  properties: z.array(named).max(500).default([]),
  traits: z.array(named).max(500).default([]),
  channel: z.enum(channels).nullable().default(null),
});
export type RowMapping = z.infer<typeof rowMapping>;

/** What a file's rows mean. "messages" are JSON Lines in the shape that the Segment-compatible doors take. */
export const mapping = z.discriminatedUnion("shape", [rowMapping, z.object({ shape: z.literal("messages") })]);
export type Mapping = z.infer<typeof mapping>;

/** How to read a file, and what its rows mean. */
export const plan = z.object({ format, mapping });
export type Plan = z.infer<typeof plan>;
