import { createReadStream } from "node:fs";
import type { Mention } from "../mention.ts";
import { guessEncoding } from "./encoding.ts";
import { readHead } from "./read-rows.ts";

const chunkBytes = 1 << 20;
/** As much of a chunk is looked at again with the next one, so that nothing is missed where they meet. */
const overlap = 1000;

/** Whether a file mentions any of these, whatever its format. A file that is not there mentions nobody. */
export async function fileMentions(path: string, mentions: readonly Mention[]): Promise<boolean> {
  const head = await readHead(path).catch(absent);
  if (!head || mentions.length === 0) return false;
  const decoder = new TextDecoder(guessEncoding(head));
  const isMentioned = finderOf(mentions);
  let before = "";
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    const text = before + decoder.decode(chunk as Buffer, { stream: true }).toLowerCase();
    if (isMentioned(text)) return true;
    before = text.slice(-overlap);
  }
  return false;
}

function finderOf(mentions: readonly Mention[]): (text: string) => boolean {
  const words = mentions.flatMap((mention) => ("inText" in mention ? mention.inText : []));
  const numbers = mentions.flatMap((mention) => ("inDigits" in mention ? numberPattern(mention.inDigits) : []));
  return (text) => words.some((word) => hasWord(text, word)) || numbers.some((number) => number.test(text));
}

/** Unlike in one row, digits of a whole file stand next to each other by chance: what parts them must be of a number. */
function numberPattern(digits: string): RegExp {
  return new RegExp([...digits].join("[ .()/-]{0,3}"));
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return true;
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
