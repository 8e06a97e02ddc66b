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
  what: "joined" | "left" | "separated" | "separation_ended" | "merged" | "merge_undone";
  by: string;
  note: string;
  otherPersonId: string | null;
  otherPersonName: string | null;
  subjectIds: string[];
  reasons: string[];
  separationId: string | null;
  mergeId: string | null;
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
    ...(await mergesAround(tx, workspaceId, subjectIds)).flatMap(mergeEntries),
  ].sort((one, other) => other.at.getTime() - one.at.getTime());
  const others = entries.flatMap(({ otherPersonId }) => (otherPersonId ? [otherPersonId] : []));
  const names = new Map((await nameOf(tx, workspaceId, others)).map(({ personId: other, name }) => [other, name]));
  return entries.map((entry) => ({ ...entry, otherPersonName: names.get(entry.otherPersonId ?? "") ?? null }));
}

const blank = {
  note: "",
  otherPersonId: null,
  otherPersonName: null,
  subjectIds: [],
  reasons: [],
  separationId: null,
  mergeId: null,
};

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

function mergeEntries({ mergeId, at, by, note, subjectIds, undoneAt, undoneBy }: MergeRow): HistoryEntry[] {
  const standing = undoneAt ? null : mergeId;
  const merged: HistoryEntry = { ...blank, at, by, note, what: "merged", subjectIds, mergeId: standing };
  return undoneAt
    ? [merged, { ...blank, at: undoneAt, by: undoneBy ?? "", what: "merge_undone", subjectIds }]
    : [merged];
}
