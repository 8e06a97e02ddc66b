const segmenter = new Intl.Segmenter("und", { granularity: "word" });

// PostgreSQL keeps positions up to 16,383, and nobody looks for what stands on page forty of one message.
const mostWords = 8000;

/** One word of a text, and where it stands. */
export interface Word {
  folded: string;
  from: number;
  until: number;
}

/**
 * The words of a text in any script, by Unicode's word boundaries (UAX 29; dictionaries for scripts without spaces), folded:
 * compatibility forms as one (NFKC), small letters, no accents on Latin, Greek and Cyrillic letters.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    words.push({ folded: folded(segment), from: index, until: index + segment.length });
    if (words.length === mostWords) break;
  }
  return words;
}

/** A text as its folded words with a space between. */
export function foldedText(text: string): string {
  return wordsOf(text)
    .map((word) => word.folded)
    .join(" ");
}

function folded(word: string): string {
  // Only marks on letters that have them as an ornament: in Arabic, Hebrew and Indic scripts they are letters themselves.
  const plain = word
    .normalize("NFKC")
    .normalize("NFD")
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu, "");
  return plain.normalize("NFC").toLowerCase().replaceAll("'", "").replaceAll("’", "");
}
