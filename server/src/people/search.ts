import type { Tx } from "../kernel/database.ts";
import type { CardFilter } from "./list.sql.ts";
import { lastSeenWords, peopleInAllRanges, peopleInRanges, wordsOfPeople } from "./search.sql.ts";
import { entriesOf, fold } from "./search-entries.ts";
import { peopleIdentifiedBy } from "./search-identity.ts";
import { beginningWith, beingOrBeginningWithWord, type Question, questionOf } from "./search-question.ts";
import { respelled } from "./search-spelling.ts";

/** How well somebody answers a question; the smaller the better. */
export type Rank = number;
const identified = 0;
const whole = 1;
const beginning = 2;
const everyWord = 3;
const misspelt = 4;

// Bounds of the work per question. A beginning shared by more people than this is a common one: nobody reads them all, so
// those seen last answer it.
const mostOfBeginning = 200;
const mostOfRareWord = 500;
const mostOfWord = 20_000;
const firstWalk = 300;
const secondWalk = 700;
const fewEnough = 5;

/** People who answer what was typed, by how well; about `wanted` of them, those of a filter if they are many. */
export async function findPeople(
  tx: Tx,
  workspaceId: string,
  typed: string,
  filter: CardFilter,
  wanted: number,
): Promise<Map<string, Rank>> {
  const question = questionOf(typed);
  const found = new Map<string, Rank>();
  for (const personId of await peopleIdentifiedBy(tx, workspaceId, typed)) add(found, personId, identified);
  await addByBeginning(tx, workspaceId, question, filter, wanted, found);
  if (isAnswered(found)) return found;
  if (question.words.length > 1) await addByEveryWord(tx, workspaceId, question, wanted, found);
  if (!isAnswered(found)) await addByRespelling(tx, workspaceId, question, found);
  return found;
}

/** Whether somebody is exactly what was typed, or enough begin with it. */
function isAnswered(found: ReadonlyMap<string, Rank>): boolean {
  return found.size >= fewEnough || [...found.values()].some((rank) => rank <= whole);
}

async function addByBeginning(
  tx: Tx,
  workspaceId: string,
  { beginnings }: Question,
  filter: CardFilter,
  wanted: number,
  found: Map<string, Rank>,
): Promise<void> {
  const words = beginnings.flatMap(beingOrBeginningWithWord);
  const ranges = [...words, ...beginnings.map(beginningWith)];
  const rows = await peopleInRanges(tx, workspaceId, ranges, mostOfBeginning);
  const isCommon =
    rows.length >= mostOfBeginning && beginnings.some((_, at) => countOf(rows, words.length + at) >= mostOfBeginning);
  if (isCommon) await addLastSeen(tx, workspaceId, beginnings, filter, wanted, found);
  const room = isCommon ? wanted - found.size : rows.length;
  for (const { place, personId } of rows.slice(0, Math.max(0, room)))
    add(found, personId, place < words.length ? whole : beginning);
}

/** Those of a common beginning who were seen last. */
async function addLastSeen(
  tx: Tx,
  workspaceId: string,
  beginnings: readonly string[],
  filter: CardFilter,
  wanted: number,
  found: Map<string, Rank>,
): Promise<void> {
  // What has one of these in it is worth a look; digits are looked for backwards, so there everything is.
  const parts = beginnings.map((one) => (one.startsWith("~") ? "" : one.split(" ", 1)[0]!));
  const walk = async (from: number, count: number) => {
    for (const { personId, words } of await lastSeenWords(tx, workspaceId, filter, parts, from, count)) {
      const rank = rankOf(words, beginnings);
      if (rank !== undefined) add(found, personId, rank);
    }
  };
  await walk(0, firstWalk);
  // Whom so many do not show once or twice, more will hardly show.
  if (found.size >= 2 && found.size < wanted) await walk(firstWalk, secondWalk);
}

function rankOf(words: string, beginnings: readonly string[]): Rank | undefined {
  const folded = fold(words);
  // Cutting a text into entries costs more than looking at it, and most people are not meant.
  const likely = beginnings.filter(
    (one) => one.startsWith("~") || one.split(" ").every((word) => folded.includes(word)),
  );
  if (likely.length === 0) return undefined;
  const entries = entriesOf(words);
  if (likely.some((one) => entries.some((entry) => entry === one || entry.startsWith(`${one} `)))) return whole;
  return likely.some((one) => entries.some((entry) => entry.startsWith(one))) ? beginning : undefined;
}

async function addByEveryWord(
  tx: Tx,
  workspaceId: string,
  { words }: Question,
  wanted: number,
  found: Map<string, Rank>,
): Promise<void> {
  const ranges = words.map(beginningWith);
  const rows = await peopleInRanges(tx, workspaceId, ranges, mostOfRareWord);
  const rarest = Map.groupBy(rows, (row) => row.place);
  const fewest = words.map((_, place) => rarest.get(place) ?? []).sort((one, other) => one.length - other.length)[0]!;
  const people =
    fewest.length < mostOfRareWord
      ? await peopleWithEveryWord(tx, workspaceId, [...new Set(fewest.map((row) => row.personId))], words)
      : await peopleInAllRanges(tx, workspaceId, ranges, mostOfWord, wanted);
  for (const personId of people) add(found, personId, everyWord);
}

async function peopleWithEveryWord(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  words: readonly string[],
): Promise<string[]> {
  const candidates = personIds.length > 0 ? await wordsOfPeople(tx, workspaceId, personIds) : [];
  return candidates
    .filter((candidate) => {
      const entries = entriesOf(candidate.words);
      return words.every((word) => entries.some((entry) => entry.startsWith(word)));
    })
    .map(({ personId }) => personId);
}

async function addByRespelling(
  tx: Tx,
  workspaceId: string,
  question: Question,
  found: Map<string, Rank>,
): Promise<void> {
  const respellings = await respelled(tx, workspaceId, question);
  if (respellings.length === 0) return;
  const ranges = respellings.map(({ text }) => beginningWith(text));
  for (const { place, personId } of await peopleInRanges(tx, workspaceId, ranges, 50))
    add(found, personId, misspelt + respellings[place]!.mistakes);
}

function countOf(rows: readonly { place: number }[], place: number): number {
  return rows.reduce((count, row) => count + (row.place === place ? 1 : 0), 0);
}

function add(found: Map<string, Rank>, personId: string, rank: Rank): void {
  const known = found.get(personId);
  if (known === undefined || rank < known) found.set(personId, rank);
}
