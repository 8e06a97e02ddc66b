import { type FileHandle, open } from "node:fs/promises";
import { type Fault, fault, isFault } from "../collect/fault.ts";
import { unclosedQuote } from "./cut-quoted.ts";
import { type Cut, type Cutter, cutterOf, type LineEnd, lineEndOf } from "./cut-rows.ts";
import { markBytes, textOf, unitBytes, unitsOf } from "./encoding.ts";
import type { Encoding, Format } from "./plan.ts";

/** Where a row begins: how many bytes stand before it, and the number of its line, the first being 1. */
export interface Place {
  byte: number;
  line: number;
}

/** A row of a file: its cells as text, or why they cannot be read. Blank rows are none. */
export interface FileRow {
  line: number;
  cells: string[] | Fault;
  /** The row as it stands in the file, or its beginning. */
  raw: () => string;
  /** Where the next row begins. */
  next: Place;
}

const chunkBytes = 1 << 16;
/** No row is longer, in characters: what is, has lost a quote or a line end. */
const mostRowUnits = 1 << 18;
const mostRawUnits = 2000;

/** Reads the rows of a file, some thousands at a time, in memory that does not grow with the file. */
export async function* readRows(path: string, format: Format): AsyncGenerator<FileRow[]> {
  const file = await open(path, "r");
  try {
    const head = await readAt(file, 0, chunkBytes);
    const { encoding } = format;
    const lineEnd = lineEndOf(unitsOf(wholeUnits(head, encoding), encoding));
    let byte = markBytes(head, encoding);
    const reading = new Reading(cutterOf(format, lineEnd), lineEnd, encoding, { byte, line: 1 });
    for (;;) {
      const bytes = wholeUnits(await readAt(file, byte, chunkBytes), encoding);
      const rows = reading.read(unitsOf(bytes, encoding), bytes.length === 0);
      if (rows.length > 0) yield rows;
      if (bytes.length === 0) return;
      byte += bytes.length;
    }
  } finally {
    await file.close();
  }
}

/** The rows in the first bytes of a file; the last one only if it is sure to end there. */
export function rowsInHead(head: Buffer, format: Format, isWhole: boolean): FileRow[] {
  const { encoding } = format;
  const mark = markBytes(head, encoding);
  const units = unitsOf(wholeUnits(head.subarray(mark), encoding), encoding);
  const lineEnd = lineEndOf(units);
  return new Reading(cutterOf(format, lineEnd), lineEnd, encoding, { byte: mark, line: 1 }).read(units, isWhole);
}

/** The first bytes of a file. */
export async function readHead(path: string, length = chunkBytes): Promise<Buffer> {
  const file = await open(path, "r");
  return readAt(file, 0, length).finally(() => file.close());
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.allocUnsafe(length), position });
  return buffer.subarray(0, bytesRead);
}

// Half a UTF-16 unit at the very end of a file is no character.
function wholeUnits(bytes: Buffer, encoding: Encoding): Buffer {
  return bytes.subarray(0, bytes.length - (bytes.length % unitBytes(encoding)));
}

class Reading {
  readonly #cut: Cutter;
  readonly #lineEnd: LineEnd;
  readonly #encoding: Encoding;
  #place: Place;
  #pending = "";
  /** Set while the rest of a row that is too long passes by. */
  #passingBy = false;

  constructor(cut: Cutter, lineEnd: LineEnd, encoding: Encoding, start: Place) {
    this.#cut = cut;
    this.#lineEnd = lineEnd;
    this.#encoding = encoding;
    this.#place = start;
  }

  read(more: string, isLast: boolean): FileRow[] {
    const rows: FileRow[] = [];
    const units = this.#pending + more;
    let from = this.#passingBy ? this.#passBy(units, isLast, rows) : 0;
    while (from < units.length) {
      const cut = this.#cut(units, from, isLast) ?? this.#tooLong(units, from);
      if (!cut) break;
      this.#take(cut, units, from, rows);
      from = cut.end;
    }
    this.#pending = units.slice(from);
    if (this.#pending.length > mostRowUnits) this.#beginPassingBy();
    return rows;
  }

  #take({ cells, end, lines }: Cut, units: string, from: number, rows: FileRow[]): void {
    const encoding = this.#encoding;
    const { byte, line } = this.#place;
    this.#place = { byte: byte + (end - from) * unitBytes(encoding), line: line + lines };
    if (!isFault(cells) && cells.every(isBlank)) return;
    const raw = () => evidence(units.slice(from, Math.min(end, from + mostRawUnits)), encoding);
    rows.push({ line, cells: isFault(cells) ? cells : decoded(cells, encoding), raw, next: this.#place });
  }

  /** The first line of a row whose quote has been open for too long. */
  #tooLong(units: string, from: number): Cut | undefined {
    if (units.length - from <= mostRowUnits) return undefined;
    const found = units.indexOf(this.#lineEnd, from);
    return found === -1 ? undefined : { cells: unclosedQuote, end: found + 1, lines: 1 };
  }

  #beginPassingBy(): void {
    this.#passingBy = true;
    this.#skip(this.#pending.length);
    this.#pending = "";
  }

  #passBy(units: string, isLast: boolean, rows: FileRow[]): number {
    const found = units.indexOf(this.#lineEnd);
    const end = found === -1 ? units.length : found + 1;
    this.#skip(end);
    if (found === -1 && !isLast) return end;
    this.#passingBy = false;
    const { byte, line } = this.#place;
    this.#place = { byte, line: line + 1 };
    rows.push({ line, cells: rowTooLong, raw: () => "", next: this.#place });
    return end;
  }

  #skip(units: number): void {
    const { byte, line } = this.#place;
    this.#place = { byte: byte + units * unitBytes(this.#encoding), line };
  }
}

const rowTooLong = fault("row_too_long", `It is longer than ${mostRowUnits} characters.`);

function isBlank(cell: string): boolean {
  return cell === "" || cell.trim() === "";
}

function decoded(cells: string[], encoding: Encoding): string[] | Fault {
  for (let at = 0; at < cells.length; at++) {
    const text = textOf(cells[at]!, encoding);
    if (isFault(text)) return text;
    cells[at] = text;
  }
  return cells;
}

// What cannot be read, or stored, is shown as far as it can.
function evidence(units: string, encoding: Encoding): string {
  const text = textOf(units, encoding);
  const readable = isFault(text) ? units.toWellFormed() : text;
  return readable.replace(/[\r\n]+$/, "").replaceAll("\0", "␀");
}
