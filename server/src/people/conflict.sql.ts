import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import type { PersonId, SubjectId } from "./identifier.ts";

export interface ConflictRow {
  subjectId: SubjectId;
  otherId: SubjectId;
  personId: PersonId;
  otherPersonId: PersonId;
  personName: string | null;
  otherPersonName: string | null;
  kind: string;
  value: string;
  otherKind: string;
  otherValue: string;
  occurredAt: Date;
  because: string;
  moved: SubjectId | null;
}

/** Joins that limits did not allow, of a whole workspace, the latest first. What humans keep apart is no conflict. */
export function latestConflicts(tx: Tx, workspaceId: string, limit: number): Promise<ConflictRow[]> {
  // They are written from both ends; from the smaller one they are indexed by time.
  return describe(
    tx,
    workspaceId,
    sql`
    select subject_id, other_id, occurred_at, because, moved from people.conflict
    where workspace_id = ${workspaceId} and subject_id < other_id and because <> 'kept_apart'
    order by occurred_at desc, subject_id, other_id limit ${limit}`,
    limit,
  );
}

/** Those between a person and others: about what the person held when it happened. */
export function conflictsOf(tx: Tx, workspaceId: string, personId: string, limit: number): Promise<ConflictRow[]> {
  return describe(
    tx,
    workspaceId,
    sql`
    select distinct least(c.subject_id, c.other_id) as subject_id, greatest(c.subject_id, c.other_id) as other_id,
      c.occurred_at, c.because, c.moved
    from people.public_span span
    join people.conflict c on c.workspace_id = ${workspaceId} and c.subject_id = span.subject_id
      and c.occurred_at between span.valid_from and span.valid_until
    where span.workspace_id = ${workspaceId} and span.person_id = ${personId} and c.because <> 'kept_apart'`,
    limit,
    sql`where p.person_id = ${personId} or p.other_person_id = ${personId}`,
  );
}

/** Adds to conflicts what a human reads: between whom they were, and about which identifiers. */
async function describe(
  tx: Tx,
  workspaceId: string,
  conflicts: RawBuilder<unknown>,
  limit: number,
  which: RawBuilder<unknown> = sql``,
): Promise<ConflictRow[]> {
  // Whose an identifier was before it went over.
  const holder = (subject: RawBuilder<unknown>) => sql`coalesce((
    select h.person_id from people.holding h where h.workspace_id = ${workspaceId} and h.subject_id = ${subject}
      and h.valid_from < c.occurred_at and h.valid_until >= c.occurred_at), ${subject})`;
  const { rows } = await sql<ConflictRow>`
    with conflict as (${conflicts}),
    placed as (
      select c.*, ${holder(sql`c.subject_id`)} as person_id, ${holder(sql`c.other_id`)} as other_person_id
      from conflict c)
    select p.*, i.kind, i.value, o.kind as other_kind, o.value as other_value,
      coalesce(f.name, f.email, f.user_id, f.phone) as person_name,
      coalesce(g.name, g.email, g.user_id, g.phone) as other_person_name
    from placed p
    join people.identifier i on i.workspace_id = ${workspaceId} and i.subject_id = p.subject_id
    join people.identifier o on o.workspace_id = ${workspaceId} and o.subject_id = p.other_id
    left join people.face f on f.workspace_id = ${workspaceId} and f.person_id = p.person_id
    left join people.face g on g.workspace_id = ${workspaceId} and g.person_id = p.other_person_id
    ${which}
    order by p.occurred_at desc, p.subject_id, p.other_id limit ${limit}`.execute(tx);
  return rows;
}
