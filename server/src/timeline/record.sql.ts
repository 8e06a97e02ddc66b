import { sql } from "kysely";
import { instants, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Quarantined, Touchpoint } from "./touchpoint.ts";

/** Appends touchpoints in the order given; those that are there already stay as they are. Returns how many were new. */
export async function appendTouchpoints(tx: Tx, workspaceId: string, rows: readonly Touchpoint[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into timeline.touchpoint (workspace_id, subject_id, touchpoint_id, kind, name, channel, source_id, occurred_at,
      received_at, properties, context)
    select ${workspaceId}::uuid, subject_id, touchpoint_id, kind, name, channel, source_id, occurred_at, received_at,
      properties::jsonb, context::jsonb
    from unnest(${uuids(rows.map((row) => row.subjectId))}, ${uuids(rows.map((row) => row.touchpointId))},
      ${texts(rows.map((row) => row.kind))}, ${texts(rows.map((row) => row.name))}, ${texts(rows.map((row) => row.channel))},
      ${uuids(rows.map((row) => row.sourceId))}, ${instants(rows.map((row) => row.occurredAt))},
      ${instants(rows.map((row) => row.receivedAt))}, ${texts(rows.map((row) => row.properties))},
      ${texts(rows.map((row) => row.context))})
      as r(subject_id, touchpoint_id, kind, name, channel, source_id, occurred_at, received_at, properties, context)
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Keeps what could not be stored, whole, with its reason. The same input sent again is kept once more: it is evidence. */
export async function insertQuarantined(
  tx: Tx,
  workspaceId: string,
  sourceId: string,
  receivedAt: number,
  rows: readonly Quarantined[],
): Promise<void> {
  await sql`
    insert into timeline.quarantined (workspace_id, quarantined_id, source_id, received_at, item_index, code, reason, raw)
    select ${workspaceId}::uuid, gen_random_uuid(), ${sourceId}::uuid, ${new Date(receivedAt)}, i, code, reason, raw
    from unnest(string_to_array(${rows.map((row) => row.index).join(",")}, ',')::integer[], ${texts(rows.map((row) => row.code))},
      ${texts(rows.map((row) => row.reason))}, ${texts(rows.map((row) => row.raw))}) as r(i, code, reason, raw)`.execute(
    tx,
  );
}
