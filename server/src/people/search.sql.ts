import { sql } from "kysely";
import { texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import { type CardFilter, matching } from "./list.sql.ts";

/** Entries from one text (inclusive) to another (exclusive), compared by code point. */
export interface EntryRange {
  from: string;
  until: string;
}

export interface EntryFound {
  /** Which of the ranges. */
  place: number;
  personId: string;
}

const rangesOf = (ranges: readonly EntryRange[]) => sql`
  unnest(${texts(ranges.map((range) => range.from))}, ${texts(ranges.map((range) => range.until))})
    with ordinality as r(lower, upper, place)`;

/** People with an entry in each of the ranges, at most `most` of each range. */
export async function peopleInRanges(
  tx: Tx,
  workspaceId: string,
  ranges: readonly EntryRange[],
  most: number,
): Promise<EntryFound[]> {
  const { rows } = await sql<EntryFound>`
    select (r.place - 1)::integer as place, e.person_id from ${rangesOf(ranges)}
    cross join lateral (
      select person_id from people.search_entry
      where workspace_id = ${workspaceId} and entry >= r.lower collate "C" and entry < r.upper collate "C"
      limit ${most}) e`.execute(tx);
  return rows;
}

/** People who have an entry in every one of the ranges, as far as the first `most` entries of each tell. */
export async function peopleInAllRanges(
  tx: Tx,
  workspaceId: string,
  ranges: readonly EntryRange[],
  most: number,
  limit: number,
): Promise<string[]> {
  const entries = ranges.map(
    ({ from, until }) => sql`
      select person_id from (select person_id from people.search_entry
        where workspace_id = ${workspaceId} and entry >= ${from} and entry < ${until} limit ${most}) e`,
  );
  const { rows } = await sql<{ personId: string }>`
    select person_id from (${sql.join(entries, sql` intersect `)}) as found limit ${limit}`.execute(tx);
  return rows.map((row) => row.personId);
}

/** Words of some length that begin with one of the heads or, read backwards, with one of the tails; at most `most` of each. */
export async function wordsLike(
  tx: Tx,
  workspaceId: string,
  heads: readonly EntryRange[],
  tails: readonly EntryRange[],
  letters: { least: number; most: number },
  most: number,
): Promise<string[]> {
  const longEnough = sql`length(word) between ${letters.least}::integer and ${letters.most}::integer`;
  const { rows } = await sql<{ word: string }>`
    select w.word from ${rangesOf(heads)} cross join lateral (
      select word from people.search_word where workspace_id = ${workspaceId}
        and word >= r.lower collate "C" and word < r.upper collate "C" and ${longEnough} limit ${most}) w
    union
    select w.word from ${rangesOf(tails)} cross join lateral (
      select word from people.search_word where workspace_id = ${workspaceId}
        and backwards >= r.lower collate "C" and backwards < r.upper collate "C" and ${longEnough} limit ${most}) w`.execute(
    tx,
  );
  return rows.map((row) => row.word);
}

export interface Words {
  personId: string;
  words: string;
}

/** The searchable texts of these people. */
export async function wordsOfPeople(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<Words[]> {
  const { rows } = await sql<Words>`
    select person_id, words from people.face
    where workspace_id = ${workspaceId} and person_id = any(${uuids(personIds)})`.execute(tx);
  return rows;
}

/** The searchable texts of those who were seen last, as far as one of the parts occurs in them. */
export async function lastSeenWords(
  tx: Tx,
  workspaceId: string,
  filter: CardFilter,
  parts: readonly string[],
  from: number,
  count: number,
): Promise<Words[]> {
  const { rows } = await sql<Words>`
    select t.person_id, f.words from (
      select * from people.tally where workspace_id = ${workspaceId}
      order by last_seen_at desc, person_id offset ${from} limit ${count}) t
    join people.face f on f.workspace_id = ${workspaceId} and f.person_id = t.person_id
    where exists (select from unnest(${texts(parts)}) part where strpos(f.words, part) > 0) ${matching(filter)}`.execute(
    tx,
  );
  return rows;
}

/** Those of the subjects that exist, and who holds each of them at last. */
export async function holdersOfExisting(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct coalesce(h.person_id, i.subject_id) as person_id from people.identifier i
    left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = i.subject_id
      and h.valid_until = 'infinity'
    where i.workspace_id = ${workspaceId} and i.subject_id = any(${uuids(subjectIds)}) and i.retired_at is null`.execute(
    tx,
  );
  return rows.map((row) => row.personId);
}
