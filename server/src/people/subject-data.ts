import type { Tx } from "../kernel/database.ts";
import type { ExportedRows, SubjectData, Whose } from "../kernel/subject-data.ts";
import { announce } from "../kernel/wake.ts";
import { holdersOf } from "./activity.sql.ts";
import { refreshCards } from "./cards.ts";
import { deleteChanges, deleteSpans, deleteSubjects, neighboursOf } from "./erasure.sql.ts";
import { companiesExported, exportedRows, type OfSubjects, ofSubjects } from "./export.sql.ts";
import type { PersonId, SubjectId } from "./identifier.ts";
import { insertChanges, replaceHoldings } from "./resolution.sql.ts";
import { changesLedger, resolveAround } from "./resolution.ts";
import { ownAndShared } from "./whose.ts";

/** What is known of who a person is. */
export const subjectData: SubjectData = {
  tables: [
    ...["identifier", "edge", "separation", "merge", "holding", "membership", "conflict", "change", "dismissal"],
    ...["suggestion", "trait", "activity", "employment", "consent", "face", "tally", "search_entry", "erasure"],
  ].map((name) => `people.${name}`),
  export: exportPeople,
  erase: erasePeople,
};

async function* exportPeople(tx: Tx, whose: Whose): AsyncGenerator<ExportedRows> {
  for (const table of Object.keys(ofSubjects) as OfSubjects[]) {
    yield { table, rows: await exportedRows(tx, whose, table) };
  }
  yield { table: "people.company", rows: await companiesExported(tx, whose) };
}

async function erasePeople(tx: Tx, whose: Whose): Promise<void> {
  const { workspaceId, personIds } = whose;
  const { own, shared } = await ownAndShared(whose, tx);
  const neighbours = await neighboursOf(tx, workspaceId, own);
  await deleteSpans(tx, workspaceId, shared);
  await replaceHoldings(tx, workspaceId, own, []);
  await deleteSubjects(tx, workspaceId, own);
  await deleteChanges(tx, workspaceId, personIds, own);
  const kept = [...new Set(shared.map((span) => span.subjectId as SubjectId))];
  await resolveAround(tx, workspaceId, [...new Set([...neighbours, ...kept])], "erasure");
  if (kept.length > 0) await countAnew(tx, workspaceId, kept);
  await refreshCards(tx, workspaceId, personIds);
}

/** Lets those who count what belongs to whom look again at subjects whose times went from one holder to none. */
async function countAnew(tx: Tx, workspaceId: string, subjectIds: SubjectId[]): Promise<void> {
  const moves = [];
  for (const subjectId of subjectIds) {
    const [personId] = (await holdersOf(tx, workspaceId, [subjectId])) as PersonId[];
    moves.push({ personId: personId!, formerPersonId: personId!, subjectIds: [subjectId] });
  }
  await insertChanges(tx, workspaceId, moves, "erasure");
  await announce(tx, changesLedger);
}
