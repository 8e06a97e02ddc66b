import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

export interface JournalRow {
  channelId: string;
  received: number;
  stored: number;
  quarantined: number;
  duplicate: number;
}

/** What came in by each channel and what became of it, each counted from its own table. */
export async function countJournal(tx: Tx, workspaceId: string): Promise<JournalRow[]> {
  const { rows } = await sql<JournalRow>`
    with came as (select channel_id, count(*) as n from channels.inbound where workspace_id = ${workspaceId} group by 1),
    again as (select channel_id, count(*) as n from channels.duplicate where workspace_id = ${workspaceId} group by 1),
    kept as (
      select channel_id, count(*) as n from channels.message
      where workspace_id = ${workspaceId} and inbound_id is not null group by 1),
    aside as (
      select i.channel_id, count(*) as n from channels.quarantined q join channels.inbound i using (workspace_id, inbound_id)
      where q.workspace_id = ${workspaceId} group by 1)
    select c.channel_id, coalesce(came.n, 0) + coalesce(again.n, 0) as received, coalesce(kept.n, 0) as stored,
      coalesce(aside.n, 0) as quarantined, coalesce(again.n, 0) as duplicate
    from channels.channel c left join came using (channel_id) left join again using (channel_id)
      left join kept using (channel_id) left join aside using (channel_id)
    where c.workspace_id = ${workspaceId} order by c.made_at, c.channel_id`.execute(tx);
  return rows;
}

export interface QuarantinedRow {
  inboundId: string;
  receivedAt: Date;
  code: string;
  reason: string;
  raw: Buffer;
}

/** A page of what a channel could not understand, newest first. */
export async function readQuarantined(
  tx: Tx,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
  before: { receivedAt: string; inboundId: string } | undefined,
  limit: number,
): Promise<QuarantinedRow[]> {
  const further = before
    ? sql`and (i.received_at, i.inbound_id) < (${before.receivedAt}::timestamptz, ${before.inboundId}::uuid)`
    : sql``;
  const { rows } = await sql<QuarantinedRow>`
    select i.inbound_id, i.received_at, q.code, q.reason, i.raw
    from channels.quarantined q join channels.inbound i using (workspace_id, inbound_id)
    where q.workspace_id = ${workspaceId} and i.channel_id = ${channelId} ${further}
    order by i.received_at desc, i.inbound_id desc limit ${limit}`.execute(tx);
  return rows;
}
