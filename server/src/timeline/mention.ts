/** How a text that was kept as it came is found to mention an identifier: both are lower case. */
export type Mention = { inText: string; asWord: string } | { inDigits: string };

const fewestDigits = 8;

/** What to look for to find every mention of these identifiers. Rather too much is found than too little. */
export function mentionsOf(identifiers: readonly { kind: string; value: string }[]): Mention[] {
  return identifiers.flatMap(({ kind, value }) => {
    const digits = value.replace(/\D/g, "");
    // Numbers are written with and without their country, with blanks and dashes.
    const asNumber =
      kind === "phone" && digits.length >= fewestDigits ? [{ inDigits: digits.slice(-fewestDigits) }] : [];
    return [...asNumber, ...spellingsOf(value.toLowerCase()).map((text) => ({ inText: text, asWord: wordOf(text) }))];
  });
}

const fewestCharactersInNames = 6;

/**
 * The same where one find changes what is shown of everybody, as with the name of an event: only of identifiers that are
 * no ordinary words, so that a customer whose id is 42 does not take along the name "Level 42 Reached".
 */
export function mentionsInNames(identifiers: readonly { kind: string; value: string }[]): Mention[] {
  return mentionsOf(identifiers.filter(isPeculiar));
}

function isPeculiar({ kind, value }: { kind: string; value: string }): boolean {
  if (kind === "email" || kind === "phone") return true;
  return value.length >= fewestCharactersInNames && /\d/.test(value) && /[^\d]/.test(value);
}

/** A value as it stands in plain text and in the two usual ways to write JSON. */
function spellingsOf(value: string): string[] {
  const quoted = JSON.stringify(value).slice(1, -1);
  const ascii = quoted.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [...new Set([value, quoted, ascii])];
}

/** A pattern (PostgreSQL's) that finds the text where it is not a part of a longer word. */
function wordOf(text: string): string {
  return `(^|[^[:alnum:]])${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}($|[^[:alnum:]])`;
}
