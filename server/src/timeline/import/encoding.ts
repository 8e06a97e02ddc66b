import { isUtf8 } from "node:buffer";
import { type Fault, fault } from "../collect/fault.ts";
import type { Encoding } from "./plan.ts";

/**
 * A file is cut into rows in *units*, so that every place in it is an exact number of bytes: a unit is a byte of UTF-8 or
 * Windows-1252 (held as a character of Latin-1), or two bytes of UTF-16. Delimiters, quotes and line ends are ASCII, which
 * is the same in all of them; only then are cells decoded.
 */
export function unitBytes(encoding: Encoding): 1 | 2 {
  return encoding === "utf-16le" || encoding === "utf-16be" ? 2 : 1;
}

/** The units of some bytes, which hold whole units only. */
export function unitsOf(bytes: Buffer, encoding: Encoding): string {
  if (encoding === "utf-16be") return Buffer.from(bytes).swap16().toString("utf16le");
  return bytes.toString(encoding === "utf-16le" ? "utf16le" : "latin1");
}

/** The text that units stand for, or why they stand for none. */
export function textOf(units: string, encoding: Encoding): string | Fault {
  if (unitBytes(encoding) === 2) return units.isWellFormed() ? units : halfPair;
  if (!beyondAscii.test(units)) return units;
  const bytes = Buffer.from(units, "latin1");
  if (encoding === "windows-1252") return windows.decode(bytes);
  return isUtf8(bytes) ? bytes.toString("utf8") : notUtf8;
}

const beyondAscii = /[\x80-\xff]/;
const windows = new TextDecoder("windows-1252");
const halfPair = fault("lone_surrogate", "It holds half of a UTF-16 surrogate pair, which is not a character.");
const notUtf8 = fault("invalid_encoding", "It is not valid UTF-8. If the whole file is not, choose another encoding.");

/** How many bytes at the start of a file only say how it is encoded. */
export function markBytes(head: Buffer, encoding: Encoding): number {
  const mark = byteOrderMarks[encoding];
  return mark && head.subarray(0, mark.length).equals(mark) ? mark.length : 0;
}

const byteOrderMarks: Partial<Record<Encoding, Buffer>> = {
  "utf-8": Buffer.from([0xef, 0xbb, 0xbf]),
  "utf-16le": Buffer.from([0xff, 0xfe]),
  "utf-16be": Buffer.from([0xfe, 0xff]),
};

/** Guesses how a file is encoded from its first bytes: by its mark, by the zeroes of UTF-16, by being valid UTF-8. */
export function guessEncoding(head: Buffer): Encoding {
  for (const encoding of ["utf-8", "utf-16le", "utf-16be"] as const) if (markBytes(head, encoding) > 0) return encoding;
  const zeroes = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeroes[at % 2]!++;
  const [even, odd] = zeroes as [number, number];
  if (odd > head.length / 8 && odd > even * 4) return "utf-16le";
  if (even > head.length / 8 && even > odd * 4) return "utf-16be";
  return isUtf8(withoutCutCharacter(head)) ? "utf-8" : "windows-1252";
}

// The head of a longer file may end in the middle of a character of up to four bytes.
function withoutCutCharacter(head: Buffer): Buffer {
  for (let length = head.length; length > Math.max(head.length - 4, 0); length--) {
    if (isUtf8(head.subarray(0, length))) return head.subarray(0, length);
  }
  return head;
}
