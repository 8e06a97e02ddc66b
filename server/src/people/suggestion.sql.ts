import { type RawBuilder, sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { PersonId, SubjectId } from "./identifier.ts";

export interface SuggestionRow {
  subjectId: SubjectId;
  otherId: SubjectId;
  personId: PersonId;
  otherPersonId: PersonId;
  personName: string | null;
  otherPersonName: string | null;
  reason: string;
  kind: string;
  value: string;
  claimedAt: Date;
}

/**
 * What is suggested, the latest first: `subjectId` claims to be `otherId`, or shares with it the value of a trait. Those
 * that touch some subjects, if given.
 */
export async function suggestionsAmong(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[] | null,
  limit: number,
): Promise<SuggestionRow[]> {
  const touching = subjectIds
    ? sql`s.subject_id = any(${uuids(subjectIds)}) and (s.subject_id < s.other_id or s.other_id <> all(${uuids(subjectIds)}))`
    : sql`s.subject_id < s.other_id`;
  const { rows } = await sql<SuggestionRow>`
    with latest as (
      select s.* from people.suggestion s where s.workspace_id = ${workspaceId} and ${touching}
      order by s.occurred_at desc, s.subject_id, s.other_id limit ${limit}),
    sided as (
      select case when a.standing = 'claimed' then a.subject_id else b.subject_id end as subject_id,
        case when a.standing = 'claimed' then b.subject_id else a.subject_id end as other_id,
        coalesce(shared.kind, case when a.standing = 'claimed' then b.kind else a.kind end) as kind,
        coalesce(shared.value, case when a.standing = 'claimed' then b.value else a.value end) as value,
        s.reason, s.occurred_at as claimed_at
      from latest s
      join people.identifier a on a.workspace_id = ${workspaceId} and a.subject_id = s.subject_id
      join people.identifier b on b.workspace_id = ${workspaceId} and b.subject_id = s.other_id
      left join lateral (${sharedTrait(workspaceId)}) shared on s.reason = 'rule'),
    placed as (
      select s.*, coalesce(h.person_id, s.subject_id) as person_id, coalesce(o.person_id, s.other_id) as other_person_id
      from sided s
      left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = s.subject_id and h.valid_until = 'infinity'
      left join people.holding o on o.workspace_id = ${workspaceId} and o.subject_id = s.other_id and o.valid_until = 'infinity')
    select p.*, coalesce(f.name, f.email, f.user_id) as person_name, coalesce(g.name, g.email, g.user_id) as other_person_name
    from placed p
    left join people.face f on f.workspace_id = ${workspaceId} and f.person_id = p.person_id
    left join people.face g on g.workspace_id = ${workspaceId} and g.person_id = p.other_person_id
    order by p.claimed_at desc, p.subject_id`.execute(tx);
  return rows;
}

/** The trait that both ends of the suggestion `s` have alike, by a rule that suggests. */
function sharedTrait(workspaceId: string): RawBuilder<unknown> {
  return sql`
    select 'trait:' || rule.trait as kind, t.value #>> '{}' as value from people.edge e
    join people.edge o on o.workspace_id = ${workspaceId} and o.subject_id = s.other_id and o.other_id = e.other_id
      and o.reason = 'rule' and o.retracted_at is null
    join people.identity_rule rule on rule.workspace_id = ${workspaceId} and rule.rule_id::text = e.note
    join people.trait t on t.workspace_id = ${workspaceId} and t.subject_id = s.subject_id and t.name = rule.trait
    where e.workspace_id = ${workspaceId} and e.subject_id = s.subject_id and e.reason = 'rule' and not e.counted
      and e.retracted_at is null
    order by e.occurred_at desc, rule.rule_id limit 1`;
}

/** A human decided that a match means nothing; twice is once. */
export async function insertDismissal(
  tx: Tx,
  workspaceId: string,
  subjectId: string,
  otherId: string,
  by: string,
): Promise<void> {
  await sql`
    insert into people.dismissal (workspace_id, subject_id, other_id, dismissed_by, dismissed_at)
    values (${workspaceId}, ${subjectId}, ${otherId}, ${by}, now()), (${workspaceId}, ${otherId}, ${subjectId}, ${by}, now())
    on conflict do nothing`.execute(tx);
}

/** The human changed their mind. */
export async function deleteDismissal(tx: Tx, workspaceId: string, subjectId: string, otherId: string): Promise<void> {
  await sql`delete from people.dismissal where workspace_id = ${workspaceId}
    and (subject_id, other_id) in ((${subjectId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${subjectId}::uuid))`.execute(
    tx,
  );
}
