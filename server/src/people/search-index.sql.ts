import { sql } from "kysely";
import { texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import { backwards } from "./search-entries.ts";

export interface Entry {
  personId: string;
  entry: string;
}

/** Adds entries to the search index. */
export async function insertEntries(tx: Tx, workspaceId: string, entries: readonly Entry[]): Promise<void> {
  await sql`
    insert into people.search_entry (workspace_id, person_id, entry)
    select ${workspaceId}::uuid, r.* from unnest(
      ${uuids(entries.map((row) => row.personId))}, ${texts(entries.map((row) => row.entry))}) as r
    on conflict do nothing`.execute(tx);
}

/** Takes entries out of the search index. */
export async function deleteEntries(tx: Tx, workspaceId: string, entries: readonly Entry[]): Promise<void> {
  await sql`
    delete from people.search_entry e
    using unnest(${uuids(entries.map((row) => row.personId))}, ${texts(entries.map((row) => row.entry))})
      as r(person_id, entry)
    where e.workspace_id = ${workspaceId} and e.entry = r.entry collate "C" and e.person_id = r.person_id`.execute(tx);
}

/** Adds words of names to those that occur in the workspace. */
export async function insertWords(tx: Tx, workspaceId: string, words: readonly string[]): Promise<void> {
  await sql`
    insert into people.search_word (workspace_id, word, backwards)
    select ${workspaceId}::uuid, r.* from unnest(
      ${texts(words)}, ${texts(words.map(backwards))}) as r
    on conflict do nothing`.execute(tx);
}

/** Forgets those of the words under which nobody is found any more. */
export async function deleteUnusedWords(tx: Tx, workspaceId: string, words: readonly string[]): Promise<void> {
  await sql`
    delete from people.search_word w
    using unnest(${texts(words)}) as r(word)
    where w.workspace_id = ${workspaceId} and w.word = r.word collate "C" and not exists (
      select from people.search_entry e where e.workspace_id = ${workspaceId}
        and e.entry >= w.word and e.entry < w.word || chr(1114111))`.execute(tx);
}
