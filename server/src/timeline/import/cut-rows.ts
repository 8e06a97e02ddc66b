import type { Fault } from "../collect/fault.ts";
import { quotedCutter } from "./cut-quoted.ts";
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
    const isReturn = until > from && units.charCodeAt(until - 1) === 13;
    const cells = cellsOf(units.slice(from, isReturn ? until - 1 : until));
    return { cells, end: found === -1 ? until : until + 1, lines: 1 };
  };
}
