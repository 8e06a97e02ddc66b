import type { Tx } from "../kernel/database.ts";
import { entriesOf, fold } from "./search-entries.ts";
import { beginningWith, beingOrBeginningWithWord, type Question } from "./search-question.ts";
import { lastSeenWords, peopleInAllRanges, peopleInRanges } from "./search.sql.ts";
import { respelled } from "./search-spelling.ts";

/** How well somebody answers a question; the smaller the better. */
export type Rank = number;
const whole = 1;
const beginning = 2;
const everyWord = 3;
const misspelt = 4;

// Bounds of the work per question. A beginning shared by more people than this is a common one: nobody reads them all, so
// those seen last answer it.
const mostOfBeginning = 400;
const mostOfWord = 20_000;
const walks = [
  { from: 0, count: 300 },
  { from: 300, count: 1700 },
];
const fewEnough = 5;

/** People who answer a question, by how well; about `wanted` of them. */
export async function findPeople(
  tx: Tx,
  workspaceId: string,
  question: Question,
  wanted: number,
): Promise<Map<string, Rank>> {
  const found = new Map<string, Rank>();
  await addByBeginning(tx, workspaceId, question, wanted, found);
  if (found.size < wanted && question.words.length > 1) await addByEveryWord(tx, workspaceId, question, wanted, found);
  if (found.size < fewEnough) await addByRespelling(tx, workspaceId, question, found);
  return found;
}

async function addByBeginning(
  tx: Tx,
  workspaceId: string,
  { beginnings }: Question,
  wanted: number,
  found: Map<string, Rank>,
): Promise<void> {
  const words = beginnings.flatMap(beingOrBeginningWithWord);
  const ranges = [...words, ...beginnings.map(beginningWith)];
  const rows = await peopleInRanges(tx, workspaceId, ranges, mostOfBeginning);
  const isCommon = rows.length >= mostOfBeginning && beginnings.some((_, at) => countOf(rows, words.length + at) >= mostOfBeginning);
  if (isCommon) await addLastSeen(tx, workspaceId, beginnings, wanted, found);
  for (const { place, personId } of rows) add(found, personId, place < words.length ? whole : beginning);
}

/** Those of a common beginning who were seen last. */
async function addLastSeen(
  tx: Tx,
  workspaceId: string,
  beginnings: readonly string[],
  wanted: number,
  found: Map<string, Rank>,
): Promise<void> {
  for (const { from, count } of walks) {
    for (const { personId, words } of await lastSeenWords(tx, workspaceId, from, count)) {
      const rank = rankOf(words, beginnings);
      if (rank !== undefined) add(found, personId, rank);
    }
    if (found.size >= wanted) return;
  }
}

function rankOf(words: string, beginnings: readonly string[]): Rank | undefined {
  const folded = fold(words);
  // Cutting a text into entries costs more than looking at it, and most people are not meant.
  const likely = beginnings.filter((one) => one.startsWith("~") || folded.includes(one.split(" ", 1)[0]!));
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
  for (const personId of await peopleInAllRanges(tx, workspaceId, ranges, mostOfWord, wanted))
    add(found, personId, everyWord);
}

async function addByRespelling(tx: Tx, workspaceId: string, question: Question, found: Map<string, Rank>): Promise<void> {
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
