import type { Tx } from "../kernel/database.ts";
import {
  type ChangeRow,
  changesAround,
  type MergeRow,
  mergesAround,
  type SeparationRow,
  separationsAround,
} from "./history.sql.ts";
import { heldBy } from "./person.sql.ts";
import { currentPerson } from "./person.ts";
import { nameOf } from "./person-name.ts";

export interface HistoryEntry {
  at: Date;
  what: "joined" | "left" | "separated" | "separation_ended" | "merged";
  by: string;
  note: string;
  otherPersonId: string | null;
  otherPersonName: string | null;
  subjectIds: string[];
  reasons: string[];
  separationId: string | null;
}

/** How a person came to be who they are: what came, what left, and which humans decided what; the latest first. */
export async function historyOf(tx: Tx, workspaceId: string, id: string): Promise<HistoryEntry[]> {
  const personId = await currentPerson(tx, workspaceId, id);
  const subjectIds = [
    ...new Set((await heldBy(tx, workspaceId, personId)).map(({ subjectId }) => subjectId as string)),
  ];
  const entries = [
    ...(await changesAround(tx, workspaceId, subjectIds)).map((row) => changeEntry(row, new Set(subjectIds))),
    ...(await separationsAround(tx, workspaceId, subjectIds)).flatMap(separationEntries),
    ...onceEach(await mergesAround(tx, workspaceId, subjectIds)).map(mergeEntry),
  ].sort((one, other) => other.at.getTime() - one.at.getTime());
  const others = entries.flatMap(({ otherPersonId }) => (otherPersonId ? [otherPersonId] : []));
  const names = new Map((await nameOf(tx, workspaceId, others)).map(({ personId: other, name }) => [other, name]));
  return entries.map((entry) => ({ ...entry, otherPersonName: names.get(entry.otherPersonId ?? "") ?? null }));
}

const blank = { note: "", otherPersonId: null, otherPersonName: null, subjectIds: [], reasons: [], separationId: null };

function changeEntry(
  { at, by, personId, formerPersonId, subjectIds, reasons }: ChangeRow,
  own: ReadonlySet<string>,
): HistoryEntry {
  const came = own.has(personId);
  const other = came ? formerPersonId : personId;
  return { ...blank, at, by, what: came ? "joined" : "left", otherPersonId: other, subjectIds, reasons };
}

function separationEntries({
  separationId,
  at,
  by,
  note,
  endedAt,
  endedBy,
  subjectIds,
}: SeparationRow): HistoryEntry[] {
  const standing = endedAt ? null : separationId;
  const began: HistoryEntry = { ...blank, at, by, note, what: "separated", subjectIds, separationId: standing };
  return endedAt
    ? [began, { ...blank, at: endedAt, by: endedBy ?? "", what: "separation_ended", subjectIds }]
    : [began];
}

function mergeEntry({ at, by, note, subjectIds }: MergeRow): HistoryEntry {
  return { ...blank, at, by, note, what: "merged", subjectIds };
}

/** A merge is written from both ends. */
function onceEach(merges: readonly MergeRow[]): MergeRow[] {
  return [...new Map(merges.map((merge) => [`${merge.at.getTime()} ${[...merge.subjectIds].sort()}`, merge])).values()];
}
