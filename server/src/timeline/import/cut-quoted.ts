import { type Fault, fault } from "../collect/fault.ts";
import type { Cut, Cutter, LineEnd } from "./cut-rows.ts";

interface Dialect {
  delimiter: string;
  quote: string;
  lineEnd: LineEnd;
}

/** RFC 4180; a quote in the middle of a cell is an ordinary character there, as spreadsheets have it. */
export function quotedCutter(dialect: Dialect, plain: Cutter): Cutter {
  return (units, from, isLast) => {
    const found = units.indexOf(dialect.lineEnd, from);
    const line = units.slice(from, found === -1 ? units.length : found);
    if (!line.includes(dialect.quote)) return plain(units, from, isLast);
    const cut = cutQuoted({ units, isLast, ...dialect }, from);
    if (cut === "garbage") return firstLine(from, line, found, textAfterQuote);
    if (cut !== "more") return cut;
    return isLast ? firstLine(from, line, found, unclosedQuote) : undefined;
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

interface Scan extends Dialect {
  units: string;
  isLast: boolean;
}

/** "more": the row's end is not there; "garbage": it is no row. */
function cutQuoted(scan: Scan, from: number): Cut | "more" | "garbage" {
  const cells: string[] = [];
  let lines = 1;
  for (let at = from; ; ) {
    const isQuoted = scan.units[at] === scan.quote;
    const cell = isQuoted ? quotedCell(scan, at) : plainCell(scan, at);
    if (!cell) return "more";
    cells.push(cell.text);
    if (isQuoted) lines += cell.text.split(scan.lineEnd).length - 1;
    const after = whatFollows(scan, cell.end);
    if (typeof after === "number") return { cells, end: after, lines };
    if (after !== "cell") return after;
    at = cell.end + 1;
  }
}

/** Where the next row begins, if this one ends here; else whether another cell follows. */
function whatFollows({ units, isLast, delimiter, lineEnd }: Scan, end: number): number | "cell" | "more" | "garbage" {
  if (end >= units.length) return isLast ? end : "more";
  if (units[end] === delimiter) return "cell";
  const lineEnds = units[end] === "\r" && lineEnd === "\n" ? end + 1 : end;
  if (lineEnds >= units.length) return isLast ? lineEnds : "more";
  return units[lineEnds] === lineEnd ? lineEnds + 1 : "garbage";
}

interface Cell {
  text: string;
  end: number;
}

function quotedCell({ units, quote }: Scan, at: number): Cell | undefined {
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

function plainCell({ units, delimiter, lineEnd }: Scan, at: number): Cell {
  let end = at;
  while (end < units.length && units[end] !== delimiter && units[end] !== lineEnd) end++;
  const isReturn = units[end] !== delimiter && lineEnd === "\n" && end > at && units[end - 1] === "\r";
  const stop = isReturn ? end - 1 : end;
  return { text: units.slice(at, stop), end: stop };
}
