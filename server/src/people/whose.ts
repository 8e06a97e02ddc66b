import type { Tx } from "../kernel/database.ts";
import type { Whose } from "../kernel/subject-data.ts";
import { sharedAmong } from "./erasure.sql.ts";
import type { SubjectId } from "./identifier.ts";
import { heldBy, identifiersAmong } from "./person.sql.ts";

/** All that the data of one person is found by. */
export async function whoseData(tx: Tx, workspaceId: string, personId: string): Promise<Whose> {
  const spans = await heldBy(tx, workspaceId, personId);
  const subjectIds = [...new Set(spans.map((span) => span.subjectId))];
  const shared = await sharedAmong(tx, workspaceId, subjectIds, personId);
  const identifiers = await identifiersAmong(tx, workspaceId, subjectIds);
  return {
    workspaceId,
    // A subject that was never anybody else's was a person of its own before it came to this one.
    personIds: [...new Set([personId, ...subjectIds.filter((subjectId) => !shared.has(subjectId))])],
    spans,
    identifiers: identifiers.filter(({ subjectId }) => !shared.has(subjectId)),
  };
}

/** The subjects that are this person's alone, and the times of those that are others' too. */
export async function ownAndShared({ workspaceId, personIds, spans }: Whose, tx: Tx) {
  const subjectIds = [...new Set(spans.map((span) => span.subjectId as SubjectId))];
  const shared = await sharedAmong(tx, workspaceId, subjectIds, personIds[0]!);
  return {
    own: subjectIds.filter((subjectId) => !shared.has(subjectId)),
    shared: spans.filter((span) => shared.has(span.subjectId)),
  };
}
