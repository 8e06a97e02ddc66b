import { randomBytes } from "node:crypto";

export type KeyKind = "write" | "secret";

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const prefixLength = 8;

/** Makes a new key: 131 random bits for a write key, 256 for a secret key. */
export function newKeyValue(kind: KeyKind): string {
  return kind === "write" ? `wk_${randomLetters(22)}` : `sk_${randomLetters(43)}`;
}

/** Whether this text can be a key at all; what cannot is never looked up. */
export function looksLikeKey(text: string): boolean {
  return /^(wk_[0-9A-Za-z]{22}|sk_[0-9A-Za-z]{43})$/.test(text);
}

/** The first letters of a key, by which people recognise it in a list. */
export function prefixOf(value: string): string {
  return value.slice(0, prefixLength);
}

function randomLetters(length: number): string {
  let text = "";
  while (text.length < length) {
    // 248 is the largest multiple of 62 in a byte: bytes above it would favour the first letters.
    for (const byte of randomBytes(length)) if (byte < 248) text += letters[byte % 62];
  }
  return text.slice(0, length);
}
