import { sql } from "kysely";
import { instants, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Span } from "../kernel/subject-data.ts";
import type { PersonId, SubjectId } from "./identifier.ts";

/** A time of which nothing about a subject is taken in any more; epoch milliseconds. */
export interface ErasedSpan {
  from: number;
  until: number;
  erasedAt: number;
}

/** Lets many write about people at once, but none while somebody is being erased, until the transaction ends. */
export async function lockAgainstErasure(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('people.erasure'), hashtext(${workspaceId}))`.execute(tx);
}

/** Waits for all who write about people, and keeps them out until the transaction ends. */
export async function lockForErasure(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('people.erasure'), hashtext(${workspaceId}))`.execute(tx);
}

/** Whether anybody was ever erased here. */
export async function hasErasures(tx: Tx, workspaceId: string): Promise<boolean> {
  const { rows } = await sql`select from people.erasure where workspace_id = ${workspaceId} limit 1`.execute(tx);
  return rows.length > 0;
}

/** When those of the subjects were held whose data was erased, and when it was. */
export async function erasedSpansOf(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<Map<string, ErasedSpan[]>> {
  const { rows } = await sql<ErasedSpan & { subjectId: string }>`
    select subject_id, (extract(epoch from valid_from) * 1000)::float8 as "from",
      (extract(epoch from valid_until) * 1000)::float8 as until, (extract(epoch from erased_at) * 1000)::float8 as erased_at
    from people.erasure where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)})`.execute(tx);
  return Map.groupBy(rows, (row) => row.subjectId);
}

/** Remembers of which times nothing about these subjects is taken in any more. */
export async function insertErasure(
  tx: Tx,
  workspaceId: string,
  spans: readonly Span[],
  erasure: { erasureId: string; erasedBy: string; erasedAt: Date },
): Promise<void> {
  await sql`
    insert into people.erasure (workspace_id, subject_id, valid_from, valid_until, erasure_id, erased_by, erased_at)
    select ${workspaceId}::uuid, r.*, ${erasure.erasureId}::uuid, ${erasure.erasedBy}, ${erasure.erasedAt}::timestamptz
    from unnest(${columnsOf(spans)}) as r`.execute(tx);
}

const columnsOf = (spans: readonly Span[]) => sql`${uuids(spans.map((span) => span.subjectId))},
  ${instants(spans.map((span) => span.from?.getTime() ?? Number.NEGATIVE_INFINITY))},
  ${instants(spans.map((span) => span.until?.getTime() ?? Number.POSITIVE_INFINITY))}`;

/** Those of the subjects that anybody else holds or held too. */
export async function sharedAmong(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  personId: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ subjectId: string }>`
    select distinct subject_id from people.holding
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)}) and person_id <> ${personId}`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.subjectId));
}

/** Everybody else's subjects that an edge leads to from these. */
export async function neighboursOf(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<SubjectId[]> {
  const { rows } = await sql<{ otherId: SubjectId }>`
    select distinct other_id from people.edge
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)})
      and other_id <> all(${uuids(subjectIds)})`.execute(tx);
  return rows.map((row) => row.otherId);
}

/** Other people of whom something unproven says the same identifiers; a human has to look whether they are this person. */
export async function claimantsOf(
  tx: Tx,
  workspaceId: string,
  identifiers: readonly { kind: string; value: string }[],
  subjectIds: readonly string[],
): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct coalesce(h.person_id, i.subject_id) as person_id
    from unnest(${texts(identifiers.map((row) => row.kind))}, ${texts(identifiers.map((row) => row.value))}) as r(kind, value)
    join people.identifier i on i.workspace_id = ${workspaceId} and i.kind = r.kind and i.value = r.value
    left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = i.subject_id and h.valid_until = 'infinity'
    where i.subject_id <> all(${uuids(subjectIds)}) and i.retired_at is null`.execute(tx);
  return rows.map((row) => row.personId);
}

const ofOneEnd = ["identifier", "trait", "activity", "employment", "consent"] as const;
const ofBothEnds = ["edge", "separation", "conflict", "dismissal", "suggestion"] as const;
const tableOf = (name: string) => sql.table(`people.${name}`);

/** Removes whatever is stored under these subjects, and leads to them from others. */
export async function deleteSubjects(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<void> {
  for (const name of ofOneEnd) {
    await sql`
      delete from ${tableOf(name)} where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)})`.execute(
      tx,
    );
  }
  for (const name of ofBothEnds) {
    await sql`
      with gone as (
        delete from ${tableOf(name)} where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)})
        returning subject_id, other_id)
      delete from ${tableOf(name)} t using gone
      where t.workspace_id = ${workspaceId} and t.subject_id = gone.other_id and t.other_id = gone.subject_id`.execute(
      tx,
    );
  }
  await sql`
    delete from people.merge where workspace_id = ${workspaceId}
      and (subject_id = any(${uuids(subjectIds)}) or other_id = any(${uuids(subjectIds)}))`.execute(tx);
}

const timed = { trait: "occurred_at", consent: "occurred_at", employment: "since" } as const;

/** Removes what subjects said in the times in which they were this person's; the other holders' rows stay. */
export async function deleteSpans(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<void> {
  for (const [name, at] of Object.entries(timed)) {
    await sql`
      delete from ${tableOf(name)} t using unnest(${columnsOf(spans)}) as s(subject_id, valid_from, valid_until)
      where t.workspace_id = ${workspaceId} and t.subject_id = s.subject_id
        and t.${sql.ref(at)} >= s.valid_from and t.${sql.ref(at)} < s.valid_until`.execute(tx);
  }
  await sql`
    delete from people.activity t using unnest(${columnsOf(spans)}) as s(subject_id, valid_from, valid_until)
    where t.workspace_id = ${workspaceId} and t.subject_id = s.subject_id and t.valid_from = s.valid_from`.execute(tx);
}

/** Forgets how these people came to be, and that these subjects were ever anybody else's. */
export async function deleteChanges(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  subjectIds: readonly string[],
): Promise<void> {
  // A subject goes from hand to hand, so whoever ever had it is found by following it from the first.
  const { rows } = await sql<{ personId: string }>`
    with recursive led(person_id) as (
      select unnest(${uuids(personIds)})
      union
      select c.person_id from led join people.change c on c.workspace_id = ${workspaceId}
        and c.former_person_id = led.person_id and c.subject_ids && ${uuids(subjectIds)})
    select person_id from led`.execute(tx);
  const holders = uuids(rows.map((row) => row.personId));
  await sql`
    delete from people.change where workspace_id = ${workspaceId} and (person_id = any(${uuids(personIds)})
      or former_person_id = any(${uuids(personIds)})
      or person_id = any(${holders}) and subject_ids <@ ${uuids(subjectIds)})`.execute(tx);
  await sql`
    update people.change set subject_ids = array(select unnest(subject_ids) except select unnest(${uuids(subjectIds)}))
    where workspace_id = ${workspaceId} and person_id = any(${holders}) and subject_ids && ${uuids(subjectIds)}`.execute(
    tx,
  );
}
