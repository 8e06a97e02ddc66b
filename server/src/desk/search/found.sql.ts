import { type RawBuilder, sql } from "kysely";
import { texts, uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Priority, State } from "../shapes.ts";
import type { Question } from "./question.ts";

/** The words of a question as PostgreSQL looks for them; null if it has none. */
export async function queryOf(tx: Tx, { words, phrases, without, unfinished }: Question, languages: readonly string[]) {
  const sought = (word: string) => sql`desk.sought(${word}, ${texts(languages)})`;
  const parts = [
    ...words.map((word, at) =>
      unfinished && at === words.length - 1 ? sql`(${sought(word)} || ${beginning(word)})` : sought(word),
    ),
    ...phrases.map((phrase) => sql`phraseto_tsquery('simple', ${phrase})`),
    ...without.map((word) => sql`!! plainto_tsquery('simple', ${word})`),
  ];
  if (parts.length === 0) return null;
  const { rows } = await sql<{ query: string }>`select (${sql.join(parts, sql` && `)})::text as query`.execute(tx);
  return rows[0]!.query || null;
}

function beginning(word: string): RawBuilder<unknown> {
  return sql`to_tsquery('simple', ${`'${word.replaceAll("\\", "").replaceAll("'", "")}':*`})`;
}

/** What is looked for, with every name resolved. */
export interface Sought {
  query: string | null;
  authors: readonly string[] | null;
  kinds: readonly string[];
  hasFiles: boolean;
  before: string | null;
  after: string | null;
  timeZone: string;
  states: readonly State[];
  priorities: readonly Priority[];
  channels: readonly string[];
  tags: readonly string[];
  /** Null: nobody's; undefined: anybody's. */
  assignees: readonly string[] | null | undefined;
  number: number | null;
  /** Only what is older, to read on. */
  olderThan: { at: string; entryId: string } | null;
}

export interface Found {
  entryId: string;
  /** Where it is read today. */
  conversationId: string;
  kind: "title" | "inbound" | "reply" | "note";
  author: string;
  at: Date;
  /** How well the words fit (`ts_rank_cd`, divided by the length); 0 without words. */
  rank: number;
}

/** The latest entries that answer, at most `limit`, newest first. */
export async function findEntries(tx: Tx, workspaceId: string, sought: Sought, limit: number): Promise<Found[]> {
  const { query, olderThan } = sought;
  const rank = query ? sql`ts_rank_cd(e.words, ${query}::tsquery, 1)` : sql`0::float4`;
  const older = olderThan
    ? sql`and (e.at, e.entry_id) < (${olderThan.at}::timestamptz, ${olderThan.entryId}::uuid)`
    : sql``;
  const { rows } = await sql<Found>`
    select e.entry_id, coalesce(desk.root_of(${workspaceId}, e.conversation_id), e.conversation_id) as conversation_id,
      e.kind, e.author, e.at, ${rank} as rank
    from (
      select e.* from desk.search_entry e ${conversationOf(workspaceId, sought)}
      where e.workspace_id = ${workspaceId} ${query ? sql`and e.words @@ ${query}::tsquery` : sql``}
        ${ofEntry(sought)} ${ofConversation(sought)} ${older}
      order by e.at desc, e.entry_id desc limit ${limit}) e
    order by e.at desc, e.entry_id desc`.execute(tx);
  return rows;
}

function ofEntry({ authors, kinds, hasFiles, before, after, timeZone }: Sought): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [];
  if (authors) conditions.push(sql`and e.author = any(${texts(authors)})`);
  if (kinds.length > 0) conditions.push(sql`and e.kind = any(${texts(kinds)})`);
  if (hasFiles) conditions.push(sql`and e.has_files`);
  if (before) conditions.push(sql`and e.at < ${before}::date::timestamp at time zone ${timeZone}`);
  if (after) conditions.push(sql`and e.at >= ${after}::date::timestamp at time zone ${timeZone}`);
  return conditions.length > 0 ? sql.join(conditions, sql` `) : sql``;
}

function asksOfConversation({ states, priorities, channels, tags, assignees, number }: Sought): boolean {
  return (
    [states, priorities, channels, tags].some(({ length }) => length > 0) || assignees !== undefined || number !== null
  );
}

function conversationOf(workspaceId: string, sought: Sought): RawBuilder<unknown> {
  if (!asksOfConversation(sought)) return sql``;
  return sql`
    join desk.conversation o on o.workspace_id = e.workspace_id and o.conversation_id = e.conversation_id
    join desk.conversation c on c.workspace_id = o.workspace_id and c.conversation_id =
      case when o.merged_into is null then o.conversation_id else desk.root_of(${workspaceId}, o.conversation_id) end`;
}

function ofConversation({ states, priorities, channels, tags, assignees, number }: Sought): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [];
  if (states.length > 0) conditions.push(sql`and c.state = any(${texts(states)})`);
  if (priorities.length > 0) conditions.push(sql`and c.priority = any(${texts(priorities)})`);
  if (channels.length > 0) conditions.push(sql`and c.channel = any(${texts(channels)})`);
  if (tags.length > 0)
    conditions.push(
      sql`and (select array_agg(lower(t)) from unnest(c.tags) t) @> ${texts(tags.map((tag) => tag.toLowerCase()))}`,
    );
  if (assignees === null) conditions.push(sql`and c.assignee_id is null`);
  else if (assignees) conditions.push(sql`and c.assignee_id = any(${uuids(assignees)})`);
  if (number !== null) conditions.push(sql`and c.number = ${number}`);
  return conditions.length > 0 ? sql.join(conditions, sql` `) : sql``;
}

/** Of these words, each in its language, those that the positive part of a question is about. */
export async function wordsMeant(
  tx: Tx,
  query: string,
  words: readonly { word: string; language: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ word: string; language: string }>`
    select r.word, r.language from unnest(${texts(words.map(({ word }) => word))}, ${texts(words.map(({ language }) => language))})
      as r(word, language)
    where (to_tsvector('simple', r.word) || to_tsvector(r.language::regconfig, r.word)) @@ ${query}::tsquery`.execute(
    tx,
  );
  return new Set(rows.map(({ word, language }) => `${language} ${word}`));
}

/** What stands in messages, and the language that it was taken for. */
export async function textsOf(tx: Tx, workspaceId: string, entryIds: readonly string[]) {
  const { rows } = await sql<{ entryId: string; text: string; language: string }>`
    select e.entry_id, e.language, coalesce(m.body_text, c.title) as text
    from desk.search_entry e
    left join desk.message m on m.workspace_id = e.workspace_id and m.message_id = e.entry_id
    left join desk.conversation c on c.workspace_id = e.workspace_id and c.conversation_id = e.entry_id
    where e.workspace_id = ${workspaceId} and e.entry_id = any(${uuids(entryIds)})`.execute(tx);
  return new Map(rows.map((row) => [row.entryId, row]));
}

/** Members whose name or address has all these letters in it. */
export async function membersCalled(tx: Tx, workspaceId: string, name: string): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    select member_id from workspaces.public_member
    where workspace_id = ${workspaceId} and position(lower(${name}) in lower(name)) > 0`.execute(tx);
  return rows.map(({ memberId }) => memberId);
}

/** The subjects that people hold or held. */
export async function subjectsOfPeople(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ subjectId: string }>`
    select distinct subject_id from people.public_span
    where workspace_id = ${workspaceId} and person_id = any(${uuids(personIds)})`.execute(tx);
  return rows.map(({ subjectId }) => subjectId);
}
