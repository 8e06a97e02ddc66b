/**
 * How many single-letter mistakes (a letter too many, too few, another, or two swapped) lie between what was typed and a
 * word: optimal string alignment distance, and never more than `most` + 1. With `asPrefix` the nearest beginning of the
 * word counts, since somebody may still be typing it.
 */
export function mistakesBetween(typed: string, word: string, most: number, asPrefix: boolean): number {
  const tooMany = most + 1;
  if (typed.length - word.length > most || (!asPrefix && word.length - typed.length > most)) return tooMany;
  const width = Math.min(word.length, typed.length + most);
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const next = rowOf(typed, word, row, width, last, beforeLast);
    if (Math.min(...next) > most) return tooMany;
    [beforeLast, last] = [last, next];
  }
  return Math.min(tooMany, asPrefix ? Math.min(...last) : last[word.length]!);
}

function rowOf(
  typed: string,
  word: string,
  row: number,
  width: number,
  last: number[],
  beforeLast: number[],
): number[] {
  const next = [row];
  for (let column = 1; column <= width; column++) {
    const same = typed[row - 1] === word[column - 1];
    let least = Math.min(last[column]! + 1, next[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
    const swapped = row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
    if (swapped) least = Math.min(least, beforeLast[column - 2]! + 1);
    next.push(least);
  }
  return next;
}

/** How many mistakes are forgiven in a word of this length. */
export function mistakesForgiven(typed: string): number {
  if (typed.length < 4) return 0;
  return typed.length < 9 ? 1 : 2;
}

/** What was typed with each two neighbouring letters swapped. */
export function swapsOf(typed: string): string[] {
  const swaps = Array.from(
    { length: typed.length - 1 },
    (_, at) => typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2),
  );
  return [...new Set(swaps)].filter((swap) => swap !== typed);
}

/** What was typed with each letter left out. */
export function omissionsOf(typed: string): string[] {
  return [...new Set(Array.from({ length: typed.length }, (_, at) => typed.slice(0, at) + typed.slice(at + 1)))];
}
