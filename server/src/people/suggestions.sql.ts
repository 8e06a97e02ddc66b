import { type RawBuilder, sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** SQL for who holds a subject at last. */
const lastHolder = (workspaceId: string, subject: RawBuilder<unknown>) => sql<string>`coalesce((
  select h.person_id from people.holding h
  where h.workspace_id = ${workspaceId} and h.subject_id = ${subject} and h.valid_until = 'infinity'), ${subject})`;

/** Forgets what was suggested about these subjects. */
export async function deleteSuggestions(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<void> {
  await sql`
    with pair as (
      delete from people.suggestion
      where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)}) returning subject_id, other_id)
    delete from people.suggestion s using pair
    where s.workspace_id = ${workspaceId} and s.subject_id = pair.other_id and s.other_id = pair.subject_id`.execute(
    tx,
  );
}

const mostOfOneValue = 50;

/**
 * Suggests for these subjects what stands: a claim of an identifier that is proven of somebody else, and the value of a
 * trait that a rule only suggests by. Not what a human dismissed or separated, nor within one person.
 */
export async function insertSuggestions(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  trustsClaims: boolean,
): Promise<void> {
  await sql`
    with due as materialized (select distinct unnest(${uuids(subjectIds)}) as subject_id),
    matched as (
      select e.subject_id, e.other_id, e.reason, e.occurred_at from due
      join people.edge e on e.workspace_id = ${workspaceId} and e.subject_id = due.subject_id
      where not e.counted and e.reason <> 'rule' and e.retracted_at is null and not ${trustsClaims}
      union all
      select e.subject_id, shared.subject_id, 'rule', greatest(e.occurred_at, shared.occurred_at) from due
      join people.edge e on e.workspace_id = ${workspaceId} and e.subject_id = due.subject_id
      cross join lateral (${sharedBy(workspaceId)}) shared
      where not e.counted and e.reason = 'rule' and e.retracted_at is null),
    pair as (
      -- Both ends may be due, each with its own reasons.
      select least(subject_id, other_id) as subject_id, greatest(subject_id, other_id) as other_id,
        (array_agg(reason order by occurred_at desc, reason))[1] as reason, max(occurred_at) as occurred_at
      from matched group by 1, 2),
    standing as (
      select m.* from pair m
      join people.identifier i on i.workspace_id = ${workspaceId} and i.subject_id = m.subject_id and i.retired_at is null
      join people.identifier o on o.workspace_id = ${workspaceId} and o.subject_id = m.other_id and o.retired_at is null
      where ${lastHolder(workspaceId, sql`m.subject_id`)} <> ${lastHolder(workspaceId, sql`m.other_id`)}
        and not exists (select from people.dismissal d where d.workspace_id = ${workspaceId}
          and (d.subject_id, d.other_id) in ((m.subject_id, m.other_id), (m.other_id, m.subject_id)))
        and not exists (select from people.separation s where s.workspace_id = ${workspaceId}
          and s.subject_id = m.subject_id and s.other_id = m.other_id and s.ended_at is null))
    insert into people.suggestion (workspace_id, subject_id, other_id, reason, occurred_at)
    select ${workspaceId}::uuid, * from standing
    union all select ${workspaceId}::uuid, other_id, subject_id, reason, occurred_at from standing
    on conflict (workspace_id, subject_id, other_id) do update
      set reason = excluded.reason, occurred_at = excluded.occurred_at`.execute(tx);
}

/** Of those who share a value: for the first of them some of the others, for any other the first. */
function sharedBy(workspaceId: string): RawBuilder<unknown> {
  return sql`
    with sharer as (
      select s.other_id as subject_id, s.occurred_at from people.edge s
      where s.workspace_id = ${workspaceId} and s.subject_id = e.other_id and s.reason = 'rule' and s.retracted_at is null
      order by s.occurred_at, s.other_id limit ${mostOfOneValue}),
    first as (select * from sharer order by occurred_at, subject_id limit 1)
    select sharer.* from sharer, first
    where sharer.subject_id <> e.subject_id and (sharer.subject_id = first.subject_id or e.subject_id = first.subject_id)`;
}
