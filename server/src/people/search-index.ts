import type { Tx } from "../kernel/database.ts";
import type { WordsChanged } from "./cards.sql.ts";
import { entriesOf, spellableWordsOf } from "./search-entries.ts";
import { deleteEntries, deleteUnusedWords, type Entry, insertEntries, insertWords } from "./search-index.sql.ts";

/** Makes people findable by their new words, and no longer by their former ones. */
export async function indexWords(tx: Tx, workspaceId: string, changes: readonly WordsChanged[]): Promise<void> {
  const [gone, fresh]: [Entry[], Entry[]] = [[], []];
  for (const { personId, before, after } of changes) {
    const [was, is] = [entriesOf(before ?? ""), entriesOf(after ?? "")];
    gone.push(...without(was, is).map((entry) => ({ personId, entry })));
    fresh.push(...without(is, was).map((entry) => ({ personId, entry })));
  }
  if (gone.length > 0) await deleteEntries(tx, workspaceId, gone);
  if (fresh.length > 0) await insertEntries(tx, workspaceId, fresh);
  const words = new Set(changes.flatMap(({ after }) => spellableWordsOf(after ?? "")));
  if (words.size > 0) await insertWords(tx, workspaceId, [...words].sort());
  // A name that nobody has any more must not live on in what is guessed when somebody mistypes.
  const lost = new Set(changes.flatMap(({ before }) => spellableWordsOf(before ?? ""))).difference(words);
  if (lost.size > 0) await deleteUnusedWords(tx, workspaceId, [...lost].sort());
}

function without(all: readonly string[], some: readonly string[]): string[] {
  const known = new Set(some);
  return all.filter((one) => !known.has(one));
}
