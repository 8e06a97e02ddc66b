import { stat } from "node:fs/promises";
import { isObject } from "../collect/body.ts";
import { isFault } from "../collect/fault.ts";
import { columnNames, pathsIn, valueAt } from "./columns.ts";
import { guessFormat } from "./guess-format.ts";
import type { Column } from "./guess-mapping.ts";
import type { Format } from "./plan.ts";
import { readJsonText } from "./read-json.ts";
import { type FileRow, readHead, rowsInHead } from "./read-rows.ts";

/** The beginning of a file, read in a format. */
export interface Sample {
  format: Format;
  columns: Column[];
  /** Without the row that names the columns. */
  rows: FileRow[];
  /** The row by which the columns are counted. */
  first: FileRow | undefined;
  /** The whole file is one JSON array, which is read by no format. */
  isJsonArray: boolean;
}

const headBytes = 1 << 16;
const mostRows = 200;

/** Reads the beginning of a file, in a format or in the one that fits best. */
export async function sampleOf(path: string, given?: Format): Promise<Sample> {
  const head = await readHead(path, headBytes);
  const isWhole = head.length === (await stat(path)).size;
  const format = given ?? guessFormat(head, isWhole);
  // A row that is longer than what was looked at is left out, unless nothing else would remain.
  const found = rowsInHead(head, format, isWhole);
  const [first, ...others] = found.length > 0 ? found : rowsInHead(head, format, true);
  const isNamed = format.kind === "csv" && format.header;
  const rows = (first && !isNamed ? [first, ...others] : others).slice(0, mostRows);
  const isJsonArray = first !== undefined && first.raw().trimStart().startsWith("[");
  return { format, first, rows, columns: columnsIn(format, first, rows), isJsonArray };
}

function columnsIn(format: Format, first: FileRow | undefined, rows: FileRow[]): Column[] {
  if (format.kind === "json_lines") return jsonColumns(rows);
  if (!first || isFault(first.cells)) return [];
  return columnNames(first.cells, format.header).map((name, index) => ({
    name,
    values: rows.flatMap(({ cells }) => (isFault(cells) ? [] : [cells[index]])),
  }));
}

function jsonColumns(rows: FileRow[]): Column[] {
  const objects = rows.flatMap(({ cells }) => {
    const value = isFault(cells) ? cells : readJsonText(cells[0]!);
    return !isFault(value) && isObject(value) ? [value] : [];
  });
  return pathsIn(objects).map((name) => ({ name, values: objects.map((object) => valueAt(object, name)) }));
}

/** The names of a file's columns; null if its rows may hold anything. */
export async function columnsOf(path: string, format: Format): Promise<string[] | null> {
  if (format.kind === "json_lines") return null;
  return (await sampleOf(path, format)).columns.map(({ name }) => name);
}
