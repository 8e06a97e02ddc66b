import { sql } from "kysely";
import { instants, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Position } from "../kernel/follow.ts";
import type { Span } from "../kernel/subject-data.ts";
import type { Counting } from "./activity.sql.ts";

/** A touchpoint as it was written. */
export interface Written {
  subjectId: string;
  touchpointId: string;
  kind: string;
  name: string;
  channel: string;
  sourceId: string;
  occurredAt: Date;
  receivedAt: Date;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
}

const fromOf = (span: Span) => span.from?.getTime() ?? Number.NEGATIVE_INFINITY;
const untilOf = (span: Span) => span.until?.getTime() ?? Number.POSITIVE_INFINITY;
const spansOf = (spans: readonly Span[]) => sql`unnest(${uuids(spans.map((span) => span.subjectId))},
  ${instants(spans.map(fromOf))}, ${instants(spans.map(untilOf))}) as s(subject_id, valid_from, valid_until)`;
const within = (workspaceId: string) => sql`t.workspace_id = ${workspaceId} and t.subject_id = s.subject_id
  and t.occurred_at >= s.valid_from and t.occurred_at < s.valid_until`;

/** A page of what is stored of one subject in a time, the newest first; only of some names, if given. */
export async function touchpointsWithin(
  tx: Tx,
  workspaceId: string,
  span: Span,
  names: readonly string[] | null,
  before: Written | undefined,
  limit: number,
): Promise<Written[]> {
  const named = names ? sql`and t.name = any(${texts(names)})` : sql``;
  const further = before
    ? sql`and (t.occurred_at, t.touchpoint_id) < (${before.occurredAt}::timestamptz, ${before.touchpointId}::uuid)`
    : sql``;
  const { rows } = await sql<Written>`
    select t.subject_id, t.touchpoint_id, t.kind, t.name, t.channel, t.source_id, t.occurred_at, t.received_at, t.properties,
      t.context
    from ${spansOf([span])} join timeline.touchpoint t on ${within(workspaceId)}
    where true ${named} ${further} order by t.occurred_at desc, t.touchpoint_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** The names of what is stored in these times. */
export async function namesWithin(
  tx: Tx,
  workspaceId: string,
  spans: readonly Span[],
): Promise<{ name: string; kind: string }[]> {
  const { rows } = await sql<{ name: string; kind: string }>`
    select distinct t.name, t.kind from ${spansOf(spans)} join timeline.touchpoint t on ${within(workspaceId)}`.execute(
    tx,
  );
  return rows;
}

/** What is stored in these times beyond a position. */
export async function notYetCounted(
  tx: Tx,
  workspaceId: string,
  spans: readonly Span[],
  { xid, seq }: Position,
): Promise<Counting[]> {
  const { rows } = await sql<Counting>`
    select t.workspace_id, t.name, t.kind, (extract(epoch from t.occurred_at) * 1000)::float8 as last_at
    from ${spansOf(spans)} join timeline.touchpoint t on ${within(workspaceId)}
    where (t.xid, t.seq) > (${xid}::xid8, ${seq}::bigint)`.execute(tx);
  return rows;
}

/** What a touchpoint keeps of its properties, as JSON. */
export interface Kept {
  subjectId: string;
  touchpointId: string;
  properties: string;
}

/**
 * Moves what is stored in these times to a subject that is nobody's, under new ids and without what it carried. It keeps its
 * place in the ledger, but comes to no reader that has not met it yet. Returns how many there were.
 */
export async function moveTouchpoints(
  tx: Tx,
  workspaceId: string,
  spans: readonly Span[],
  { nobody, kept, counted }: { nobody: string; kept: readonly Kept[]; counted: Position },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with kept as materialized (
      select * from unnest(${uuids(kept.map((row) => row.subjectId))}, ${uuids(kept.map((row) => row.touchpointId))},
        ${texts(kept.map((row) => row.properties))}) as r(subject_id, touchpoint_id, properties)),
    gone as (
      delete from timeline.touchpoint t using ${spansOf(spans)} where ${within(workspaceId)} returning t.*)
    insert into timeline.touchpoint (workspace_id, subject_id, touchpoint_id, kind, name, channel, source_id, occurred_at,
      received_at, properties, context, xid, seq)
    select g.workspace_id, ${nobody}::uuid, gen_random_uuid(), g.kind, g.name, g.channel, g.source_id, g.occurred_at,
      g.received_at, coalesce(k.properties::jsonb, '{}'), '{}',
      case when (g.xid, g.seq) > (${counted.xid}::xid8, ${counted.seq}::bigint) then ${counted.xid}::xid8 else g.xid end,
      case when (g.xid, g.seq) > (${counted.xid}::xid8, ${counted.seq}::bigint) then ${counted.seq}::bigint else g.seq end
    from gone g left join kept k on k.subject_id = g.subject_id and k.touchpoint_id = g.touchpoint_id`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
