import type { EntryRange } from "./search.sql.ts";
import { backwards, fold, wordsOf } from "./search-entries.ts";

/** What somebody typed into a search, read in the ways in which it may be meant. */
export interface Question {
  /** Beginnings of entries: the text as typed, its words, the digits of a phone number forwards and backwards. */
  beginnings: string[];
  words: string[];
}

const longestQuestion = 200;
const mostWords = 6;
const greatest = "\u{10ffff}";

/** Reads what was typed. */
export function questionOf(typed: string): Question {
  const text = typed.slice(0, longestQuestion).replace(/\p{Cc}/gu, " ");
  const words = wordsOf(text).slice(0, mostWords);
  const folded = fold(text).replaceAll(/\s+/g, " ");
  return { beginnings: [...new Set([folded, words.join(" "), ...phonesIn(text)])].filter((one) => one !== ""), words };
}

/** Every entry that begins so. */
export function beginningWith(beginning: string): EntryRange {
  return { from: beginning, until: beginning + greatest };
}

/** Every entry that is this, or begins with it as a whole word. */
export function beingOrBeginningWithWord(word: string): EntryRange[] {
  return [
    { from: word, until: `${word}\x01` },
    { from: `${word} `, until: `${word}!` },
    { from: `${word}@`, until: `${word}A` },
  ];
}

/** The digits of what may be a phone number: from its beginning, and the last ones, without a national zero before them. */
function phonesIn(text: string): string[] {
  if (!/^\s*[+(]*\d[\d\s()./-]{2,}$/.test(text)) return [];
  const digits = text.replace(/\D/g, "").replace(/^00/, "");
  const national = digits.replace(/^0+/, "");
  return national.length < 4 ? [digits] : [digits, `~${backwards(national)}`];
}
