import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

export interface QuarantinedRow {
  quarantinedId: string;
  receivedAt: Date;
  sourceId: string | null;
  itemIndex: number;
  code: string;
  reason: string;
  raw: string;
}

/** What could not be stored, newest first. */
export async function readQuarantined(
  tx: Tx,
  workspaceId: string,
  before: { receivedAt: string; quarantinedId: string } | null,
  limit: number,
): Promise<QuarantinedRow[]> {
  const earlier = before
    ? sql`and (received_at, quarantined_id) < (${before.receivedAt}::timestamptz, ${before.quarantinedId}::uuid)`
    : sql``;
  const { rows } = await sql<QuarantinedRow>`
    select quarantined_id, received_at, source_id, item_index, code, reason, raw from timeline.quarantined
    where workspace_id = ${workspaceId} ${earlier} order by received_at desc, quarantined_id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** How much could not be stored. */
export async function countQuarantined(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from timeline.quarantined where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0]!.total;
}
