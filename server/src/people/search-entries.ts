/** What separates the lines of a person's searchable text; no keyboard types it. */
export const lineSeparator = "\x1e";

/** A line is one letter that says what it is, a blank, and the text. */
type LineKind = "n" | "e" | "p" | "u" | "h" | "c";

const plain = /^[ !-&(-_a-~]*$/;
const longestEntry = 100;
const mostRotations = 5;
const mostTails = 3;
const mostEntries = 80;

/** Text as it is compared: without accents, case, apostrophes and typographic variants. */
export function fold(text: string): string {
  // Most text needs no more, and a search folds a thousand of them.
  if (plain.test(text.replaceAll(lineSeparator, " "))) return text.toLowerCase().trim();
  return text
    .normalize("NFKD")
    .replace(/[\p{M}'’`ʼ]/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .trim();
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/**
 * The entries under which a person is found, each by any beginning of it. A name gives one for each of its words, going
 * round, so that "Maria José García" is found as "maria jose g", "jose" and "garcia maria"; an id or email gives its
 * tails after a separator; a phone its digits forwards and, after "~", backwards, since people know the last ones.
 */
export function entriesOf(words: string): string[] {
  const entries = linesOf(words).flatMap(([kind, text]) => entriesOfLine(kind, text));
  return [...new Set(entries.map((entry) => entry.slice(0, longestEntry)))].slice(0, mostEntries);
}

/** The words of names in a searchable text that somebody may mistype: letters only. */
export function spellableWordsOf(words: string): string[] {
  const spellable = linesOf(words).flatMap(([kind, text]) => {
    if (kind === "n" || kind === "c") return wordsOf(text);
    return kind === "e" ? wordsOf(text.split("@")[0]!) : [];
  });
  return [...new Set(spellable)].filter((word) => /^\p{L}{3,30}$/u.test(word));
}

/** Digits backwards, as the last ones of a phone number are looked up. */
export function backwards(text: string): string {
  return [...text].reverse().join("");
}

function linesOf(words: string): [LineKind, string][] {
  return words
    .split(lineSeparator)
    .filter((line) => line.length > 2)
    .map((line) => [line.charAt(0) as LineKind, line.slice(2)]);
}

function entriesOfLine(kind: LineKind, text: string): string[] {
  if (kind === "n" || kind === "c") return rotationsOf(wordsOf(text));
  if (kind === "p") return phoneEntries(text);
  return tailsOf(fold(text));
}

function rotationsOf(words: string[]): string[] {
  return words.slice(0, mostRotations).map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(" "));
}

function phoneEntries(text: string): string[] {
  const digits = text.replace(/\D/g, "");
  return digits.length < 4 ? [] : [digits, `~${backwards(digits)}`];
}

/** The text, and what is left of it after each of its first separators. */
function tailsOf(text: string): string[] {
  const tails = [...text.matchAll(/[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/gu)].map(({ index, 0: gap }) =>
    text.slice(index + gap.length),
  );
  return [text, ...tails.filter((tail) => tail.length > 2).slice(0, mostTails)];
}
