import { isFault } from "../collect/fault.ts";
import { guessEncoding } from "./encoding.ts";
import { guessTimeFormat, guessValueType } from "./guess-values.ts";
import type { Delimited, Encoding, Format } from "./plan.ts";
import { rowsInHead } from "./read-rows.ts";

const sampleRows = 200;

/** Guesses how a file is to be read from its first bytes. */
export function guessFormat(head: Buffer, isWhole: boolean, encoding: Encoding = guessEncoding(head)): Format {
  if (isJsonLines(head, encoding, isWhole)) return { kind: "json_lines", encoding };
  const best = candidates(encoding)
    .map((format) => ({ format, ...consistency(rowWidths(head, format, isWhole)) }))
    .reduce((one, other) => (other.share * widthBonus(other) > one.share * widthBonus(one) + 0.01 ? other : one));
  return { ...best.format, header: guessHeader(cellsOf(head, best.format, isWhole)) };
}

function isJsonLines(head: Buffer, encoding: Encoding, isWhole: boolean): boolean {
  const [first] = rowsInHead(head, { kind: "json_lines", encoding }, isWhole);
  const text = first && !isFault(first.cells) ? first.cells[0]!.trim() : "";
  return text.startsWith("{") && guessValueType([text]) === "json";
}

// The first of equally good ones is taken: blanks, which stand in any text, come last.
function candidates(encoding: Encoding): Delimited[] {
  const quoted = [",", ";", "\t", "|"].map((delimiter) => ({ delimiter, quote: '"' as const }));
  return [...quoted, { delimiter: "blanks", quote: null }].map((dialect) => ({
    kind: "csv",
    encoding,
    header: true,
    ...dialect,
  }));
}

function cellsOf(head: Buffer, format: Format, isWhole: boolean): string[][] {
  const rows = rowsInHead(head, format, isWhole).slice(0, sampleRows);
  return rows.flatMap(({ cells }) => (isFault(cells) ? [] : [cells]));
}

function rowWidths(head: Buffer, format: Format, isWhole: boolean): number[] {
  return rowsInHead(head, format, isWhole)
    .slice(0, sampleRows)
    .map(({ cells }) => (isFault(cells) ? 0 : cells.length));
}

/** The most frequent number of cells in a row, and the share of rows that have it. */
function consistency(widths: number[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, rows] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
  return { width, share: widths.length === 0 ? 0 : rows / widths.length };
}

function widthBonus({ width }: { width: number }): number {
  return width < 2 ? 0.1 : 1 + Math.min(width, 20) / 100;
}

/** Whether the first row names the columns: it looks like no value, while the rows below it do, or has fit names. */
export function guessHeader([first, ...others]: string[][]): boolean {
  if (!first || new Set(first.map((cell) => cell.trim().toLowerCase())).size < first.length) return false;
  if (first.some((cell) => isValue([cell]))) return false;
  const below = first.map((_, column) => others.map((row) => row[column] ?? ""));
  return below.some(isValue) || first.every((cell) => fitName.test(cell.trim()));
}

const fitName = /^\p{L}[\p{L}\p{N} _.\-/()#]{0,60}$/u;

function isValue(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (filled.length === 0) return false;
  if (guessTimeFormat(filled) || filled.every((cell) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(cell))) return true;
  return guessValueType(filled) !== "text" || filled.every((cell) => /^[\d\s().+/-]+$/.test(cell));
}
