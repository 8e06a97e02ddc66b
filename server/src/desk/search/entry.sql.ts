import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import { type Position, settledAfter } from "../../kernel/follow.ts";

/** Something that may change what can be found. */
export interface SearchEvent extends Position {
  workspaceId: string;
  conversationId: string;
  kind: string;
  messageId: string | null;
}

/** Settled events after a position, in commit order. */
export async function readSearchEvents(tx: Tx, from: Position, limit: number): Promise<SearchEvent[]> {
  const { rows } = await sql<SearchEvent>`
    select e.xid::text as xid, e.seq, e.workspace_id, e.conversation_id, e.kind, e.detail ->> 'messageId' as message_id
    from desk.event e where ${settledAfter(from, "e")} order by e.xid, e.seq limit ${limit}`.execute(tx);
  return rows;
}

/** What is to be found by its words. */
export interface Text {
  entryId: string;
  conversationId: string;
  kind: "title" | "inbound" | "reply" | "note";
  author: string;
  at: Date;
  hasFiles: boolean;
  text: string;
}

/** What stands in messages that were said and not deleted. */
export async function textsOfMessages(tx: Tx, workspaceId: string, messageIds: readonly string[]): Promise<Text[]> {
  const { rows } = await sql<Text>`
    select m.message_id as entry_id, m.conversation_id, m.kind, m.author, coalesce(m.sent_at, m.written_at) as at,
      m.files <> '[]' as has_files,
      concat_ws(' ', m.body_text, (select string_agg(f ->> 'name', ' ') from jsonb_array_elements(m.files) f)) as text
    from desk.message m
    where m.workspace_id = ${workspaceId} and m.message_id = any(${uuids(messageIds)})
      and (m.kind <> 'reply' or m.sent_at is not null)
      and not exists (select from desk.message_deletion d
        where d.workspace_id = m.workspace_id and d.message_id = m.message_id)`.execute(tx);
  return rows;
}

/** The titles of conversations that have one. */
export async function textsOfTitles(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<Text[]> {
  const { rows } = await sql<Text>`
    select conversation_id as entry_id, conversation_id, 'title' as kind, opened_by as author, opened_at as at,
      false as has_files, title as text
    from desk.conversation
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)}) and title <> ''`.execute(
    tx,
  );
  return rows;
}

/** An entry with its folded words and the language of its stems. */
export type Entry = Omit<Text, "text"> & { words: string; language: string };

/** Puts these entries in place of what was there under their ids. */
export async function putEntries(tx: Tx, workspaceId: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into desk.search_entry (workspace_id, entry_id, conversation_id, kind, author, at, has_files, language, words)
    select ${workspaceId}::uuid, "entryId", "conversationId", kind, author, at, "hasFiles", language,
      case language when 'simple' then to_tsvector('simple', words)
        else to_tsvector('simple', words) || to_tsvector(language::regconfig, words) end
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r("entryId" uuid, "conversationId" uuid, kind text,
      author text, at timestamptz, "hasFiles" boolean, language text, words text)
    order by "entryId"
    on conflict (workspace_id, entry_id) do update set conversation_id = excluded.conversation_id, at = excluded.at,
      has_files = excluded.has_files, language = excluded.language, words = excluded.words`.execute(tx);
}

/** Lets nothing be found under these ids any more. */
export async function deleteEntries(tx: Tx, workspaceId: string, entryIds: readonly string[]): Promise<void> {
  await sql`delete from desk.search_entry
    where workspace_id = ${workspaceId} and entry_id = any(${uuids(entryIds)})`.execute(tx);
}

/** Lets messages of these conversations be found where they belong, after a split. */
export async function rehomeEntries(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<void> {
  await sql`
    update desk.search_entry e set conversation_id = m.conversation_id
    from desk.message m
    where m.workspace_id = ${workspaceId} and m.conversation_id = any(${uuids(conversationIds)})
      and e.workspace_id = m.workspace_id and e.entry_id = m.message_id
      and e.conversation_id <> m.conversation_id`.execute(tx);
}
