import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { PersonId, SubjectId } from "./identifier.ts";

/** A time in which a person held a subject; null is without end. */
export interface Held {
  subjectId: SubjectId;
  from: Date | null;
  until: Date | null;
}

/** The subjects that a person holds or held. */
export async function heldBy(tx: Tx, workspaceId: string, personId: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select subject_id, case when isfinite(valid_from) then valid_from end as "from",
      case when isfinite(valid_until) then valid_until end as until
    from people.public_span where workspace_id = ${workspaceId} and person_id = ${personId} order by subject_id, valid_from`.execute(
    tx,
  );
  return rows;
}

/** Who holds a subject now; undefined if it does not exist. */
export async function holderOf(tx: Tx, workspaceId: string, subjectId: string): Promise<PersonId | undefined> {
  const { rows } = await sql<{ personId: PersonId }>`
    select coalesce(h.person_id, i.subject_id) as person_id from people.identifier i
    left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = i.subject_id and h.valid_until = 'infinity'
    where i.workspace_id = ${workspaceId} and i.subject_id = ${subjectId} and i.retired_at is null`.execute(tx);
  return rows[0]?.personId;
}

export interface IdentifierRow {
  subjectId: SubjectId;
  kind: string;
  value: string;
  standing: "proven" | "claimed";
  sourceId: string | null;
  sourceName: string | null;
  firstSeenAt: Date;
}

/** These identifiers, the strongest first, with the name of the source that brought them. */
export async function identifiersAmong(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<IdentifierRow[]> {
  const { rows } = await sql<IdentifierRow>`
    select i.subject_id, i.kind, i.value, i.standing, i.source_id, s.name as source_name, i.first_seen_at
    from people.identifier i
    left join workspaces.public_source s on s.workspace_id = ${workspaceId} and s.source_id = i.source_id
    where i.workspace_id = ${workspaceId} and i.subject_id = any(${uuids(subjectIds)})
    order by i.standing = 'proven' desc, case i.kind when 'user_id' then 0 when 'email' then 1 when 'phone' then 2
      when 'anonymous_id' then 9 else 3 end, i.first_seen_at, i.value`.execute(tx);
  return rows;
}

/** How many touchpoints these subjects have. */
export async function touchpointsOf(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ subjectId: string; touchpoints: number }>`
    select subject_id, sum(touchpoints)::bigint as touchpoints from people.activity
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)}) group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.subjectId, row.touchpoints]));
}

export interface TraitRow {
  subjectId: SubjectId;
  name: string;
  value: unknown;
  standing: "proven" | "claimed";
  sourceName: string | null;
  occurredAt: Date;
}

/** The traits that a person's subjects brought while the person held them: per name the latest. */
export async function traitsOf(tx: Tx, workspaceId: string, personId: string): Promise<TraitRow[]> {
  const { rows } = await sql<TraitRow>`
    select distinct on (t.name) t.subject_id, t.name, t.value, t.standing, s.name as source_name, t.occurred_at
    from people.public_span span
    join people.trait t on t.workspace_id = ${workspaceId} and t.subject_id = span.subject_id
      and t.occurred_at >= span.valid_from and t.occurred_at < span.valid_until
    left join workspaces.public_source s on s.workspace_id = ${workspaceId} and s.source_id = t.source_id
    where span.workspace_id = ${workspaceId} and span.person_id = ${personId}
    order by t.name, t.standing = 'proven' desc, t.occurred_at desc, t.value desc`.execute(tx);
  return rows;
}

/** The companies that a person's subjects belong to, the latest first. */
export async function companiesOf(
  tx: Tx,
  workspaceId: string,
  personId: string,
): Promise<{ companyId: string; groupId: string; name: string }[]> {
  const { rows } = await sql<{ companyId: string; groupId: string; name: string }>`
    select c.company_id, c.group_id, coalesce(c.traits ->> 'name', c.group_id) as name
    from people.public_span span
    join people.employment e on e.workspace_id = ${workspaceId} and e.subject_id = span.subject_id
    join people.company c on c.workspace_id = ${workspaceId} and c.company_id = e.company_id
    where span.workspace_id = ${workspaceId} and span.person_id = ${personId}
    group by c.company_id, c.group_id, c.traits order by max(e.since) desc, c.company_id`.execute(tx);
  return rows;
}
