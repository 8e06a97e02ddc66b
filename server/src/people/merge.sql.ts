import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { SubjectId } from "./identifier.ts";

export interface Merge {
  mergeId: string;
  /** The ends of its edge, the smaller first; the edge's slot is the instant of the merge in milliseconds. */
  subjectId: SubjectId;
  otherId: SubjectId;
  mergedAt: Date;
  endedSeparations: string[];
}

/** Records that a human said that two are one. */
export async function insertMerge(
  tx: Tx,
  workspaceId: string,
  merge: Merge,
  mergedBy: string,
  note: string,
): Promise<void> {
  await sql`
    insert into people.merge
      (workspace_id, merge_id, subject_id, other_id, merged_by, merged_at, note, ended_separations)
    values (${workspaceId}, ${merge.mergeId}, ${merge.subjectId}, ${merge.otherId}, ${mergedBy}, ${merge.mergedAt},
      ${note}, ${uuids(merge.endedSeparations)})`.execute(tx);
}

/** Takes a merge back and retracts its edge; undefined if there is none that stands. */
export async function retractMerge(
  tx: Tx,
  workspaceId: string,
  mergeId: string,
  undoneBy: string,
  undoneAt: Date,
): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`
    with undone as (
      update people.merge set undone_by = ${undoneBy}, undone_at = ${undoneAt}
      where workspace_id = ${workspaceId} and merge_id = ${mergeId} and undone_at is null returning *),
    retracted as (
      update people.edge e set retracted_at = now() from undone u
      where e.workspace_id = ${workspaceId} and e.reason = 'manual'
        and (e.subject_id, e.other_id) in ((u.subject_id, u.other_id), (u.other_id, u.subject_id))
        and e.slot = (extract(epoch from u.merged_at) * 1000)::bigint)
    select merge_id, subject_id, other_id, merged_at, ended_separations from undone`.execute(tx);
  return rows[0];
}
