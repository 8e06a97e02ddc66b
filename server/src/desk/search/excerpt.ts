import { wordsOf } from "./words.ts";

export interface Part {
  text: string;
  isHit: boolean;
}

const charactersBefore = 60;
const mostCharacters = 240;

/** A piece of a text around its first hit, cut between words, with the hits told apart. Spaces and lines become one space. */
export function excerptOf(text: string, isHit: (word: string) => boolean): Part[] {
  const words = wordsOf(text);
  const first = words.findIndex(({ folded }) => isHit(folded));
  const from = first > 0 ? startBefore(words, first) : 0;
  const start = words[from]?.from ?? 0;
  const parts: Part[] = start > 0 ? [{ text: "… ", isHit: false }] : [];
  let at = start;
  for (const word of words.slice(from)) {
    if (word.until - start > mostCharacters) {
      push(parts, `${text.slice(at, at).trim()} …`, false);
      return tidied(parts);
    }
    push(parts, text.slice(at, word.from), false);
    push(parts, text.slice(word.from, word.until), isHit(word.folded));
    at = word.until;
  }
  push(parts, text.slice(at, at + 20), false);
  return tidied(parts);
}

function startBefore(words: readonly { from: number }[], first: number): number {
  let from = first;
  while (from > 0 && words[first]!.from - words[from - 1]!.from <= charactersBefore) from--;
  return from;
}

function push(parts: Part[], text: string, isHit: boolean): void {
  const last = parts.at(-1);
  if (last && last.isHit === isHit) last.text += text;
  else if (text) parts.push({ text, isHit });
}

function tidied(parts: readonly Part[]): Part[] {
  return parts.map(({ text, isHit }) => ({ text: text.replace(/\s+/g, " "), isHit })).filter(({ text }) => text !== "");
}
