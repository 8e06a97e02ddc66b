import { type Fault, fault } from "../collect/fault.ts";
import type { Format } from "./plan.ts";

export type LineEnd = "\n" | "\r";

/** A row as it stands in the units of a file: its cells, or why it has none; where it ends, and how many lines it takes. */
export interface Cut {
  cells: string[] | Fault;
  end: number;
  lines: number;
}

/** Cuts off the row that begins at `from`; undefined when its end is not there yet and more is to come. */
export type Cutter = (units: string, from: number, isLast: boolean) => Cut | undefined;

/** The way in which a file of this format is cut into rows. */
export function cutterOf(format: Format, lineEnd: LineEnd): Cutter {
  if (format.kind === "json_lines") return lineCutter(lineEnd, (line) => [line]);
  const { delimiter, quote } = format;
  if (delimiter === "blanks") return lineCutter(lineEnd, cellsBetweenBlanks);
  const plain = lineCutter(lineEnd, (line) => line.split(delimiter));
  return quote === null ? plain : quotedCutter({ delimiter, quote, lineEnd }, plain);
}

/** A file has one kind of line end: "\r" alone, as old spreadsheets write it, or "\n" with or without "\r" before it. */
export function lineEndOf(head: string): LineEnd {
  return head.includes("\r") && !head.includes("\n") ? "\r" : "\n";
}

function cellsBetweenBlanks(line: string): string[] {
  return line.trim().split(/[ \t]+/);
}

function lineCutter(lineEnd: LineEnd, cellsOf: (line: string) => string[]): Cutter {
  return (units, from, isLast) => {
    const found = units.indexOf(lineEnd, from);
    if (found === -1 && (!isLast || from === units.length)) return undefined;
    const until = found === -1 ? units.length : found;
    const cells = cellsOf(units.slice(from, withoutReturn(units, from, until)));
    return { cells, end: found === -1 ? until : until + 1, lines: 1 };
  };
}

function withoutReturn(units: string, from: number, until: number): number {
  return until > from && units.charCodeAt(until - 1) === 13 ? until - 1 : until;
}

interface Dialect {
  delimiter: string;
  quote: string;
  lineEnd: LineEnd;
}

/** RFC 4180; a quote in the middle of a cell is an ordinary character there, as spreadsheets have it. */
function quotedCutter(dialect: Dialect, plain: Cutter): Cutter {
  return (units, from, isLast) => {
    const found = units.indexOf(dialect.lineEnd, from);
    const line = units.slice(from, found === -1 ? units.length : found);
    if (!line.includes(dialect.quote)) return plain(units, from, isLast);
    const cut = cutQuoted(units, from, dialect, isLast);
    if (cut === "more") return isLast ? firstLine(from, line, found, unclosedQuote) : undefined;
    return cut === "garbage" ? firstLine(from, line, found, textAfterQuote) : cut;
  };
}

/** Only a faulty row's first line is given up: what follows may be sound. */
function firstLine(from: number, line: string, found: number, because: Fault): Cut {
  return { cells: because, end: from + line.length + (found === -1 ? 0 : 1), lines: 1 };
}

export const unclosedQuote = fault("unclosed_quote", "A quote that opens in this row is never closed.");
const textAfterQuote = fault(
  "text_after_quote",
  "Text follows a closing quote. A quote within quotes is written twice.",
);

function cutQuoted(units: string, from: number, dialect: Dialect, isLast: boolean): Cut | "more" | "garbage" {
  const cells: string[] = [];
  let lines = 1;
  for (let at = from; ; ) {
    const cell = units[at] === dialect.quote ? quotedCell(units, at, dialect.quote) : plainCell(units, at, dialect);
    if (!cell || (cell.end >= units.length && !isLast)) return "more";
    cells.push(cell.text);
    if (units[at] === dialect.quote) lines += countOf(dialect.lineEnd, cell.text);
    const next = units[cell.end];
    if (next === undefined) return { cells, end: cell.end, lines };
    if (next === dialect.lineEnd) return { cells, end: cell.end + 1, lines };
    if (next === "\r") {
      if (cell.end + 1 >= units.length) return isLast ? { cells, end: cell.end + 1, lines } : "more";
      if (units[cell.end + 1] === dialect.lineEnd) return { cells, end: cell.end + 2, lines };
    }
    if (next !== dialect.delimiter) return "garbage";
    at = cell.end + 1;
  }
}

interface Cell {
  text: string;
  end: number;
}

function quotedCell(units: string, at: number, quote: string): Cell | undefined {
  let text = "";
  for (let from = at + 1; ; ) {
    const found = units.indexOf(quote, from);
    if (found === -1) return undefined;
    text += units.slice(from, found);
    if (units[found + 1] !== quote) return { text, end: found + 1 };
    text += quote;
    from = found + 2;
  }
}

function plainCell(units: string, at: number, { delimiter, lineEnd }: Dialect): Cell {
  let end = at;
  while (end < units.length && units[end] !== delimiter && units[end] !== lineEnd) end++;
  const stop = units[end] === delimiter ? end : withoutReturn(units, at, end);
  return { text: units.slice(at, stop), end: stop };
}

function countOf(lineEnd: LineEnd, text: string): number {
  let lines = 0;
  for (let at = text.indexOf(lineEnd); at !== -1; at = text.indexOf(lineEnd, at + 1)) lines++;
  return lines;
}
