export type Piece = string | { text: string; href: string };

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'`]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** Cuts a text into plain pieces and links. A link is what a reader would take for one: an address of the web, or of mail. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const found = withoutClosing(match[0]);
    const href = safeAddress(found);
    if (!href) continue;
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push({ text: found, href });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** The address behind what was written, if a click on it can do no harm; undefined for any protocol but http, https and mailto. */
export function safeAddress(written: string): string | undefined {
  const address = written.trim();
  const spelled = /^www\./i.test(address) ? `https://${address}` : address;
  if (/^[\w.+-]+@[\w.-]+$/.test(spelled)) return `mailto:${spelled}`;
  if (!/^(https?:\/\/|mailto:)/i.test(spelled)) return undefined;
  try {
    const { protocol, href } = new URL(spelled);
    return ["http:", "https:", "mailto:"].includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

// A full stop ends the sentence, not the address; a bracket belongs to it only if it was opened in it.
function withoutClosing(found: string): string {
  const trimmed = found.replace(/[.,:;!?'"…]+$/, "");
  if (trimmed.endsWith(")") && !trimmed.includes("(")) return withoutClosing(trimmed.slice(0, -1));
  return trimmed;
}
