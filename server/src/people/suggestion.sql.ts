import { sql } from "kysely";
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
  kind: string;
  value: string;
  claimedAt: Date;
}

/**
 * Unproven claims that match what somebody else is proven to have, and that no human dismissed: `subjectId` claims to be
 * `otherId`. The latest first; those that touch some subjects, if given.
 */
export async function suggestionsAmong(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[] | null,
  limit: number,
): Promise<SuggestionRow[]> {
  const touching = subjectIds ? sql`and e.subject_id = any(${uuids(subjectIds)})` : sql``;
  const { rows } = await sql<SuggestionRow>`
    with claim as (
      select least(e.subject_id, e.other_id) as one, greatest(e.subject_id, e.other_id) as two, max(e.occurred_at) as claimed_at
      from people.edge e where e.workspace_id = ${workspaceId} and not e.counted ${touching} group by 1, 2),
    sided as (
      select case when a.standing = 'claimed' then a.subject_id else b.subject_id end as subject_id,
        case when a.standing = 'claimed' then b.subject_id else a.subject_id end as other_id,
        case when a.standing = 'claimed' then b.kind else a.kind end as kind,
        case when a.standing = 'claimed' then b.value else a.value end as value, claimed_at
      from claim
      join people.identifier a on a.workspace_id = ${workspaceId} and a.subject_id = claim.one
      join people.identifier b on b.workspace_id = ${workspaceId} and b.subject_id = claim.two),
    placed as (
      select s.*, coalesce(h.person_id, s.subject_id) as person_id, coalesce(o.person_id, s.other_id) as other_person_id
      from sided s
      left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = s.subject_id and h.valid_until = 'infinity'
      left join people.holding o on o.workspace_id = ${workspaceId} and o.subject_id = s.other_id and o.valid_until = 'infinity')
    select p.*, coalesce(f.name, f.email, f.user_id) as person_name, coalesce(g.name, g.email, g.user_id) as other_person_name
    from placed p
    left join people.face f on f.workspace_id = ${workspaceId} and f.person_id = p.person_id
    left join people.face g on g.workspace_id = ${workspaceId} and g.person_id = p.other_person_id
    where p.person_id <> p.other_person_id and not exists (
      select from people.dismissal d where d.workspace_id = ${workspaceId}
        and d.subject_id = p.subject_id and d.other_id = p.other_id)
    order by p.claimed_at desc, p.subject_id limit ${limit}`.execute(tx);
  return rows;
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
    values (${workspaceId}, ${subjectId}, ${otherId}, ${by}, now()) on conflict do nothing`.execute(tx);
}

/** The human changed their mind. */
export async function deleteDismissal(tx: Tx, workspaceId: string, subjectId: string, otherId: string): Promise<void> {
  await sql`delete from people.dismissal
    where workspace_id = ${workspaceId} and subject_id = ${subjectId} and other_id = ${otherId}`.execute(tx);
}
