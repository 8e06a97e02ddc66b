import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { SubjectId } from "./identifier.ts";
import type { ApartPair } from "./resolve-graph.ts";

/** Keeps each of the pairs apart, as one decision of a human. */
export async function insertSeparation(
  tx: Tx,
  workspaceId: string,
  separationId: string,
  pairs: readonly ApartPair[],
  by: string,
  note: string,
): Promise<void> {
  const both = pairs.flatMap(
    ([a, b]) =>
      [
        [a, b],
        [b, a],
      ] as const,
  );
  await sql`
    insert into people.separation (workspace_id, subject_id, other_id, separation_id, separated_by, separated_at, note)
    select ${workspaceId}::uuid, a, b, ${separationId}::uuid, ${by}, now(), ${note}
    from unnest(${uuids(both.map(([a]) => a))}, ${uuids(both.map(([, b]) => b))}) as r(a, b)`.execute(tx);
}

/** Ends a separation that stands; returns the subjects that it kept apart. */
export async function endSeparation(
  tx: Tx,
  workspaceId: string,
  separationId: string,
  by: string,
): Promise<SubjectId[]> {
  const { rows } = await sql<{ subjectId: SubjectId }>`
    update people.separation set ended_by = ${by}, ended_at = now()
    where workspace_id = ${workspaceId} and separation_id = ${separationId} and ended_at is null returning subject_id`.execute(
    tx,
  );
  return [...new Set(rows.map((row) => row.subjectId))];
}

/** Ends whatever keeps subjects of one side from those of the other; returns which separations those were. */
export async function endSeparationsBetween(
  tx: Tx,
  workspaceId: string,
  one: readonly string[],
  other: readonly string[],
  by: string,
): Promise<string[]> {
  const { rows } = await sql<{ separationId: string }>`
    update people.separation set ended_by = ${by}, ended_at = now()
    where workspace_id = ${workspaceId} and ended_at is null and separation_id in (
      select separation_id from people.separation where workspace_id = ${workspaceId} and ended_at is null
        and subject_id = any(${uuids(one)}) and other_id = any(${uuids(other)}))
    returning separation_id`.execute(tx);
  return [...new Set(rows.map((row) => row.separationId))];
}

/** Lets separations that had ended begin again under new ids; returns the subjects that they keep apart. */
export async function renewSeparations(
  tx: Tx,
  workspaceId: string,
  renewed: readonly { former: string; renewed: string }[],
  by: string,
): Promise<SubjectId[]> {
  if (renewed.length === 0) return [];
  const { rows } = await sql<{ subjectId: SubjectId }>`
    insert into people.separation (workspace_id, subject_id, other_id, separation_id, separated_by, separated_at, note)
    select s.workspace_id, s.subject_id, s.other_id, r.renewed, ${by}, now(), s.note
    from unnest(${uuids(renewed.map((row) => row.former))}, ${uuids(renewed.map((row) => row.renewed))}) as r(former, renewed)
    join people.separation s on s.workspace_id = ${workspaceId} and s.separation_id = r.former
    returning subject_id`.execute(tx);
  return [...new Set(rows.map((row) => row.subjectId))];
}
