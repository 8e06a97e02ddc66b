import type { Happening } from "./conversation.ts";

type Author = Happening["author"];

/** Who did something, as one says it in a sentence: oneself is "You". */
export function authorWords(author: Author, me: string): string {
  if (author.kind === "member" && author.id === me) return "You";
  if (author.kind === "system") return "Throughline";
  return author.name;
}
