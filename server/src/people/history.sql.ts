import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

export interface ChangeRow {
  at: Date;
  by: string;
  personId: string;
  formerPersonId: string;
  subjectIds: string[];
  reasons: string[];
}

/** Every time that subjects came to or left one who goes or went by one of these ids. */
export async function changesAround(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select changed_at as at, changed_by as by, person_id, former_person_id, subject_ids, reasons from people.change
    where workspace_id = ${workspaceId} and person_id <> former_person_id
      and (person_id = any(${uuids(ids)}) or former_person_id = any(${uuids(ids)}))
    order by changed_at desc limit 200`.execute(tx);
  return rows;
}

export interface SeparationRow {
  separationId: string;
  at: Date;
  by: string;
  note: string;
  endedAt: Date | null;
  endedBy: string | null;
  subjectIds: string[];
}

/** Humans' decisions to keep these subjects from others. */
export async function separationsAround(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<SeparationRow[]> {
  const { rows } = await sql<SeparationRow>`
    select separation_id, min(separated_at) as at, min(separated_by) as by, min(note) as note, max(ended_at) as ended_at,
      max(ended_by) as ended_by, array_agg(distinct subject_id) as subject_ids
    from people.separation where workspace_id = ${workspaceId} and separation_id in (
      select separation_id from people.separation where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)}))
    group by separation_id`.execute(tx);
  return rows;
}

export interface MergeRow {
  mergeId: string;
  at: Date;
  by: string;
  note: string;
  subjectIds: string[];
  undoneAt: Date | null;
  undoneBy: string | null;
}

/** Humans' decisions that some of these subjects and others are one. */
export async function mergesAround(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select merge_id, merged_at as at, merged_by as by, note, array[subject_id, other_id] as subject_ids, undone_at, undone_by
    from people.merge where workspace_id = ${workspaceId}
      and (subject_id = any(${uuids(subjectIds)}) or other_id = any(${uuids(subjectIds)}))`.execute(tx);
  return rows;
}
