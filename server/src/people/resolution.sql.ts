import { sql } from "kysely";
import { instants, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import { type Position, settledAfter } from "../kernel/follow.ts";
import type { IdentifierKind, PersonId, SubjectId } from "./identifier.ts";
import type { Limits } from "./limits.ts";
import type { ApartPair, Conflict, Holding, IdentityEdge, IdentityNode } from "./resolve-graph.ts";

/** One resolution of a workspace at a time: the follower and the hands of people take turns. */
export async function lockIdentities(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('people.identities'), hashtext(${workspaceId}))`.execute(tx);
}

export interface EdgeRead extends Position {
  workspaceId: string;
  subjectId: SubjectId;
  otherId: SubjectId;
}

/** Edges in commit order, of all workspaces. */
export async function readEdges(tx: Tx, from: Position, limit: number): Promise<EdgeRead[]> {
  const { rows } = await sql<EdgeRead>`
    select xid::text as xid, seq, workspace_id, subject_id, other_id from people.edge l
    where ${settledAfter(from, "l")} and subject_id < other_id order by l.xid, l.seq limit ${limit}`.execute(tx);
  return rows;
}

/** That a row had been recorded and not taken back at a time; or that it is not taken back now. */
function stoodAt(alias: string, takenBack: "retractedAt" | "retiredAt", asOf: Date | null) {
  const [recorded, gone] = [sql.ref(`${alias}.recordedAt`), sql.ref(`${alias}.${takenBack}`)];
  return asOf ? sql`${recorded} <= ${asOf} and (${gone} is null or ${gone} > ${asOf})` : sql`${gone} is null`;
}

/** The subjects that edges connect with the given ones, whether or not limits allow; as known at `asOf`, if given. */
export async function reachableFrom(
  tx: Tx,
  workspaceId: string,
  from: readonly string[],
  trustsClaims: boolean,
  asOf: Date | null,
): Promise<SubjectId[]> {
  const { rows } = await sql<{ subjectId: SubjectId }>`
    with recursive reached(subject_id) as (
      select unnest(${uuids(from)})
      union
      select e.other_id from reached r
      join people.edge e on e.workspace_id = ${workspaceId} and e.subject_id = r.subject_id
      where (e.counted or ${trustsClaims}) and ${stoodAt("e", "retractedAt", asOf)})
    select subject_id from reached`.execute(tx);
  return rows.map((row) => row.subjectId);
}

/** The nodes that exist among the given subjects; that existed at `asOf`, if given. */
export async function nodesAmong(
  tx: Tx,
  workspaceId: string,
  subjects: readonly string[],
  asOf: Date | null,
): Promise<IdentityNode[]> {
  const { rows } = await sql<IdentityNode>`
    select subject_id, kind, value, standing from people.identifier i
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjects)})
      and ${stoodAt("i", "retiredAt", asOf)}`.execute(tx);
  return rows;
}

/** The edges that start at the given subjects, each once, `occurredAt` in epoch milliseconds. */
export async function edgesAmong(
  tx: Tx,
  workspaceId: string,
  subjects: readonly string[],
  trustsClaims: boolean,
  asOf: Date | null,
): Promise<IdentityEdge[]> {
  const { rows } = await sql<IdentityEdge>`
    select subject_id as a, other_id as b, (extract(epoch from occurred_at) * 1000)::float8 as occurred_at,
      -- Where claims are trusted, a claimed alias is an alias.
      case reason when 'alias_claim' then 'alias' else reason end as reason
    from people.edge e
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjects)}) and subject_id < other_id
      and (counted or ${trustsClaims}) and ${stoodAt("e", "retractedAt", asOf)}`.execute(tx);
  return rows;
}

/** The pairs that humans keep apart among the given subjects; as decided at `asOf`, if given. */
export async function apartAmong(
  tx: Tx,
  workspaceId: string,
  subjects: readonly string[],
  asOf: Date | null,
): Promise<ApartPair[]> {
  const { rows } = await sql<{ a: SubjectId; b: SubjectId }>`
    select distinct subject_id as a, other_id as b from people.separation
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjects)}) and subject_id < other_id
      and case when ${asOf}::timestamptz is null then ended_at is null
          else separated_at <= ${asOf} and (ended_at is null or ended_at > ${asOf}) end`.execute(tx);
  return rows.map(({ a, b }) => [a, b]);
}

/** The holdings of the given subjects, infinities as null, times in epoch milliseconds. */
export async function holdingsAmong(tx: Tx, workspaceId: string, subjects: readonly string[]): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select subject_id, person_id,
      case when isfinite(valid_from) then (extract(epoch from valid_from) * 1000)::float8 end as "from",
      case when isfinite(valid_until) then (extract(epoch from valid_until) * 1000)::float8 end as until
    from people.holding where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjects)})
    order by subject_id, valid_from`.execute(tx);
  return rows;
}

/** Puts the holdings of these subjects in place of what they had, from the subject's and from the person's end. */
export async function replaceHoldings(
  tx: Tx,
  workspaceId: string,
  subjects: readonly string[],
  holdings: readonly Holding[],
): Promise<void> {
  const columns = sql`${uuids(holdings.map((row) => row.subjectId))}, ${uuids(holdings.map((row) => row.personId))},
    ${instants(holdings.map((row) => row.from ?? Number.NEGATIVE_INFINITY))},
    ${instants(holdings.map((row) => row.until ?? Number.POSITIVE_INFINITY))}`;
  await sql`
    with gone as (
      delete from people.holding where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjects)})
      returning person_id, subject_id)
    delete from people.membership m using gone
    where m.workspace_id = ${workspaceId} and m.person_id = gone.person_id and m.subject_id = gone.subject_id`.execute(
    tx,
  );
  if (holdings.length === 0) return;
  await sql`
    with due(subject_id, person_id, valid_from, valid_until) as (select * from unnest(${columns})),
    held as (
      insert into people.holding (workspace_id, subject_id, valid_from, valid_until, person_id)
      select ${workspaceId}::uuid, subject_id, valid_from, valid_until, person_id from due)
    insert into people.membership (workspace_id, person_id, subject_id, valid_from, valid_until)
    select ${workspaceId}::uuid, person_id, subject_id, valid_from, valid_until from due`.execute(tx);
}

/** Puts the conflicts that now stand among these subjects, told from both ends, in place of the former ones. */
export async function replaceConflicts(
  tx: Tx,
  workspaceId: string,
  subjects: readonly string[],
  conflicts: readonly Conflict[],
): Promise<void> {
  await sql`delete from people.conflict where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjects)})`.execute(
    tx,
  );
  if (conflicts.length === 0) return;
  const both = conflicts.flatMap((conflict) => [conflict, { ...conflict, a: conflict.b, b: conflict.a }]);
  await sql`
    insert into people.conflict (workspace_id, subject_id, other_id, occurred_at, because, moved)
    select ${workspaceId}::uuid, r.* from unnest(
      ${uuids(both.map((row) => row.a))}, ${uuids(both.map((row) => row.b))},
      ${instants(both.map((row) => row.occurredAt))}, ${texts(both.map((row) => row.because))},
      ${uuids(both.map((row) => row.moved))}) as r
    on conflict do nothing`.execute(tx);
}

export interface Moved {
  personId: PersonId;
  formerPersonId: PersonId;
  subjectIds: SubjectId[];
}

/** Records which subjects came to whom, and from whom. */
export async function insertChanges(
  tx: Tx,
  workspaceId: string,
  moved: readonly Moved[],
  changedBy: string,
): Promise<void> {
  for (const { personId, formerPersonId, subjectIds } of moved) {
    await sql`
      insert into people.change (workspace_id, person_id, change_id, former_person_id, subject_ids, reasons, changed_by)
      select ${workspaceId}::uuid, ${personId}::uuid, gen_random_uuid(), ${formerPersonId}::uuid, ${uuids(subjectIds)},
        coalesce((select array_agg(distinct reason) from people.edge e
          where e.workspace_id = ${workspaceId} and e.subject_id = any(${uuids(subjectIds)})), '{}'), ${changedBy}`.execute(
      tx,
    );
  }
}

/** The workspace's own limits per kind. */
export async function ownLimits(tx: Tx, workspaceId: string): Promise<Partial<Limits>> {
  const { rows } = await sql<{ kind: IdentifierKind; most: number }>`
    select kind, most from people.identifier_limit where workspace_id = ${workspaceId}`.execute(tx);
  return Object.fromEntries(rows.map(({ kind, most }) => [kind, most]));
}

export interface ChangeRead extends Position {
  workspaceId: string;
  personId: PersonId;
  formerPersonId: PersonId;
  subjectIds: SubjectId[];
}

/** Changes of who people are in commit order, of all workspaces. */
export async function readChanges(tx: Tx, from: Position, limit: number): Promise<ChangeRead[]> {
  const { rows } = await sql<ChangeRead>`
    select xid::text as xid, seq, workspace_id, person_id, former_person_id, subject_ids from people.change l
    where ${settledAfter(from, "l")} order by l.xid, l.seq limit ${limit}`.execute(tx);
  return rows;
}
