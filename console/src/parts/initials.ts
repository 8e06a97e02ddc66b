/** The first letters of the first and last word of a name, whole code points; empty when there is no letter. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@._-]+/u).filter((word) => /\p{L}/u.test(word));
  const first = words[0];
  const last = words.length > 1 && !name.includes("@") ? words.at(-1) : undefined;
  return [first, last].map((word) => firstLetter(word ?? "")).join("");
}

function firstLetter(word: string): string {
  return /\p{L}/u.exec(word)?.[0].toLocaleUpperCase() ?? "";
}
