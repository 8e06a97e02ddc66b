import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/**
 * These traits of the people who hold the subjects now, by subject: of each name the latest that is proven, else the latest.
 * A subject whose person has none of them is left out.
 */
export async function traitsOfSubjects(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  names: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await sql<{ subjectId: string; traits: Record<string, unknown> }>`
    with wanted as materialized (
      select s.subject_id, coalesce(h.person_id, s.subject_id) as person_id
      from (select distinct unnest(${uuids(subjectIds)}) as subject_id) s
      left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = s.subject_id and h.valid_until = 'infinity'),
    span as materialized (
      select w.person_id, m.subject_id, m.valid_from, m.valid_until from (select distinct person_id from wanted) w
      join people.membership m on m.workspace_id = ${workspaceId} and m.person_id = w.person_id
      union all
      select w.person_id, w.person_id, '-infinity', 'infinity' from wanted w where w.person_id = w.subject_id),
    latest as (
      select distinct on (span.person_id, t.name) span.person_id, t.name, t.value
      from span join people.trait t on t.workspace_id = ${workspaceId} and t.subject_id = span.subject_id
        and t.occurred_at >= span.valid_from and t.occurred_at < span.valid_until
      where t.name = any(${[...names]}::text[])
      order by span.person_id, t.name, t.standing = 'proven' desc, t.occurred_at desc, t.value desc)
    select w.subject_id, jsonb_object_agg(latest.name, latest.value) as traits
    from wanted w join latest using (person_id) where latest.value <> 'null' group by w.subject_id`.execute(tx);
  return new Map(rows.map((row) => [row.subjectId, row.traits]));
}
