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
  /** Why no format reads the file. */
  unreadable: string | null;
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
  return { format, first, rows, columns: columnsIn(format, first, rows), unreadable: unreadable(head) };
}

const beginnings: [Buffer, string][] = [
  [Buffer.from("PK\x03\x04"), "The file is a workbook or an archive. Save the sheet as CSV (UTF-8)."],
  [Buffer.from([0x1f, 0x8b]), "The file is compressed. Unpack it first."],
  [Buffer.from("PAR1"), "The file is in Parquet. Write it as CSV or JSON Lines."],
  [Buffer.from("%PDF"), "The file is a PDF, which holds no rows."],
];

function unreadable(head: Buffer): string | null {
  const other = beginnings.find(([beginning]) => head.subarray(0, beginning.length).equals(beginning));
  return other?.[1] ?? (/^(\ufeff)?\s*\[/.test(head.subarray(0, 1000).toString()) ? jsonArray : null);
}

const jsonArray = "The file is one JSON array. Write each of its objects on a line of its own (JSON Lines).";

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
