import type { Tx } from "../kernel/database.ts";
import { wordsLike } from "./search.sql.ts";
import { backwards } from "./search-entries.ts";
import { beginningWith, type Question } from "./search-question.ts";
import { mistakesBetween, mistakesForgiven, omissionsOf, swapsOf } from "./spelling.ts";

/** What may have been meant, as the beginning of an entry, and how many mistakes away it is. */
export interface Respelling {
  text: string;
  mistakes: number;
}

const mostWordsLike = 2000;
const mostOfEachWord = 8;
const mostRespellings = 24;

/** Other spellings of a question, one word of it at a time, that occur in the names of this workspace; the nearest first. */
export async function respelled(tx: Tx, workspaceId: string, { words }: Question): Promise<Respelling[]> {
  const respellings: Respelling[] = [];
  for (const [at, typed] of words.entries()) {
    const similar = await similarWords(tx, workspaceId, typed, at === words.length - 1);
    for (const { text, mistakes } of similar) respellings.push({ text: words.with(at, text).join(" "), mistakes });
  }
  return respellings.sort((one, other) => one.mistakes - other.mistakes).slice(0, mostRespellings);
}

/**
 * Words near a mistyped one. A single mistake leaves its first or its second half as it was, or swaps the two letters
 * between them, so words that begin or end with a half, or begin with a swap, are all that need a look.
 */
async function similarWords(tx: Tx, workspaceId: string, typed: string, stillTyping: boolean): Promise<Respelling[]> {
  const forgiven = mistakesForgiven(typed);
  if (forgiven === 0 || !/^\p{L}+$/u.test(typed)) return [];
  const part = Math.max(2, Math.floor(typed.length / (forgiven + 1)));
  const heads = [typed.slice(0, part), ...swapsOf(typed), ...omissionsOf(typed)];
  const tails = [backwards(typed).slice(0, part)];
  const letters = { least: typed.length - forgiven, most: stillTyping ? 30 : typed.length + forgiven };
  const [from, until] = [heads.map(beginningWith), tails.map(beginningWith)];
  const words = await wordsLike(tx, workspaceId, from, until, letters, mostWordsLike);
  return words
    .map((text) => ({ text, mistakes: mistakesBetween(typed, text, forgiven, stillTyping) }))
    .filter(({ mistakes }) => mistakes > 0 && mistakes <= forgiven)
    .sort(
      (one, other) =>
        one.mistakes - other.mistakes ||
        Math.abs(one.text.length - typed.length) - Math.abs(other.text.length - typed.length),
    )
    .slice(0, mostOfEachWord);
}
