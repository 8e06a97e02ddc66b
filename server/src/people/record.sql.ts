import { sql } from "kysely";
import { booleans, instants, numbers, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { CompanySeen, ConsentGiven, EdgeSeen, EmploymentSeen, IdentifierSeen, TraitSeen } from "./record.ts";

/**
 * Stores identifiers that are new; a known one keeps what it is. Edges that waited for one of them to exist are put at
 * the end of their ledger, to be resolved anew; says whether there were any.
 */
export async function insertIdentifiers(
  tx: Tx,
  workspaceId: string,
  seen: readonly IdentifierSeen[],
): Promise<boolean> {
  const { rows: awaited } = await sql`
    with fresh as (
    insert into people.identifier (workspace_id, subject_id, kind, value, scope, standing, source_id, first_seen_at)
    select ${workspaceId}::uuid, r.* from unnest(
      ${uuids(seen.map((row) => row.subjectId))}, ${texts(seen.map((row) => row.kind))}, ${texts(seen.map((row) => row.value))},
      ${texts(seen.map((row) => row.scope))}, ${texts(seen.map((row) => row.standing))}, ${uuids(seen.map((row) => row.sourceId))},
      ${instants(seen.map((row) => row.firstSeenAt))}) as r
    on conflict do nothing returning subject_id)
    update people.edge set xid = pg_current_xact_id(), seq = nextval(pg_get_serial_sequence('people.edge', 'seq'))
    where workspace_id = ${workspaceId} and (subject_id, other_id) in (
      select least(e.subject_id, e.other_id), greatest(e.subject_id, e.other_id)
      from fresh join people.edge e on e.workspace_id = ${workspaceId} and e.subject_id = fresh.subject_id)
    returning 1`.execute(tx);
  return awaited.length > 0;
}

/**
 * Stores edges from both ends; of one claim repeated within a slot the earliest time counts. Says whether any is new.
 * An edge that moves to an earlier time is read anew by those who follow.
 */
export async function insertEdges(
  tx: Tx,
  workspaceId: string,
  seen: readonly EdgeSeen[],
  recordedBy: string,
): Promise<boolean> {
  const both = seen.flatMap((edge) => [edge, { ...edge, a: edge.b, b: edge.a }]);
  const rows = both.sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
  const { rows: changed } = await sql`
    insert into people.edge as known
      (workspace_id, recorded_by, subject_id, other_id, slot, reason, counted, standing, confidence, source_id, occurred_at, note)
    select ${workspaceId}::uuid, ${recordedBy}, r.* from unnest(
      ${uuids(rows.map((row) => row.a))}, ${uuids(rows.map((row) => row.b))},
      string_to_array(${rows.map((row) => row.slot).join(",")}, ',')::bigint[], ${texts(rows.map((row) => row.reason))},
      ${booleans(rows.map((row) => row.counted))}, ${texts(rows.map((row) => row.standing))},
      ${numbers(rows.map((row) => row.confidence))}::real[], ${uuids(rows.map((row) => row.sourceId))},
      ${instants(rows.map((row) => row.occurredAt))}, ${texts(rows.map((row) => row.note ?? ""))}) as r
    on conflict (workspace_id, subject_id, other_id, slot, reason) do update
      set occurred_at = excluded.occurred_at, xid = pg_current_xact_id(), seq = excluded.seq
      where excluded.occurred_at < known.occurred_at
    returning 1`.execute(tx);
  return changed.length > 0;
}

/** Stores traits; of two values the later one holds, and of two at one instant the greater, whichever arrives first. */
export async function upsertTraits(
  tx: Tx,
  workspaceId: string,
  seen: readonly TraitSeen[],
  recordedBy: string,
): Promise<void> {
  await sql`
    insert into people.trait as known
      (workspace_id, recorded_by, subject_id, name, value, standing, source_id, occurred_at)
    select distinct on (subject_id, name) ${workspaceId}::uuid, ${recordedBy}, subject_id, name, value::jsonb, standing,
      source_id, occurred_at
    from unnest(${uuids(seen.map((row) => row.subjectId))}, ${texts(seen.map((row) => row.name))},
      ${texts(seen.map((row) => row.value))}, ${texts(seen.map((row) => row.standing))},
      ${uuids(seen.map((row) => row.sourceId))}, ${instants(seen.map((row) => row.occurredAt))})
      as r(subject_id, name, value, standing, source_id, occurred_at)
    order by subject_id, name, occurred_at desc, value::jsonb desc
    on conflict (workspace_id, subject_id, name) do update
      set value = excluded.value, standing = excluded.standing, source_id = excluded.source_id,
        occurred_at = excluded.occurred_at, recorded_at = now(), recorded_by = excluded.recorded_by
      where (excluded.occurred_at, excluded.value) > (known.occurred_at, known.value)`.execute(tx);
}

/** Stores companies; the traits of a later message add to and replace those of an earlier one. */
export async function upsertCompanies(tx: Tx, workspaceId: string, seen: readonly CompanySeen[]): Promise<void> {
  await sql`
    insert into people.company as known (workspace_id, company_id, group_id, traits, occurred_at)
    select distinct on (company_id) ${workspaceId}::uuid, company_id, group_id, traits::jsonb, occurred_at
    from unnest(${uuids(seen.map((row) => row.companyId))}, ${texts(seen.map((row) => row.groupId))},
      ${texts(seen.map((row) => row.traits))}, ${instants(seen.map((row) => row.occurredAt))})
      as r(company_id, group_id, traits, occurred_at)
    order by company_id, occurred_at desc, traits desc
    on conflict (workspace_id, company_id) do update
      set traits = case when excluded.occurred_at >= known.occurred_at then known.traits || excluded.traits
                   else excluded.traits || known.traits end,
          occurred_at = greatest(known.occurred_at, excluded.occurred_at), recorded_at = now()`.execute(tx);
}

/** Stores who belongs to which company since when. */
export async function insertEmployments(tx: Tx, workspaceId: string, seen: readonly EmploymentSeen[]): Promise<void> {
  await sql`
    insert into people.employment as known (workspace_id, subject_id, company_id, since)
    select ${workspaceId}::uuid, subject_id, company_id, min(since)
    from unnest(${uuids(seen.map((row) => row.subjectId))}, ${uuids(seen.map((row) => row.companyId))},
      ${instants(seen.map((row) => row.since))}) as r(subject_id, company_id, since)
    group by subject_id, company_id order by subject_id, company_id
    on conflict (workspace_id, subject_id, company_id) do update set since = excluded.since
      where excluded.since < known.since`.execute(tx);
}

/** Stores consents given and withdrawn; the same one twice counts once. */
export async function insertConsents(
  tx: Tx,
  workspaceId: string,
  given: readonly ConsentGiven[],
  recordedBy: string,
): Promise<void> {
  await sql`
    insert into people.consent
      (workspace_id, recorded_by, subject_id, consent_id, purpose, channel, granted, proof, source_id, occurred_at)
    select ${workspaceId}::uuid, ${recordedBy}, subject_id, consent_id, purpose, channel, granted, proof::jsonb, source_id, occurred_at
    from unnest(${uuids(given.map((row) => row.subjectId))}, ${uuids(given.map((row) => row.consentId))},
      ${texts(given.map((row) => row.purpose))}, ${texts(given.map((row) => row.channel))},
      ${booleans(given.map((row) => row.granted))}, ${texts(given.map((row) => row.proof))},
      ${uuids(given.map((row) => row.sourceId))}, ${instants(given.map((row) => row.occurredAt))})
      as r(subject_id, consent_id, purpose, channel, granted, proof, source_id, occurred_at)
    order by subject_id, consent_id
    on conflict do nothing`.execute(tx);
}
