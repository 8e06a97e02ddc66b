import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

/** A channel as it is stored: of its settings, what differs from what they are anyway. */
export interface ChannelRow {
  workspaceId: string;
  channelId: string;
  kind: string;
  name: string;
  settings: Record<string, unknown>;
  madeBy: string;
  madeAt: Date;
  changedAt: Date;
  ended: { by: string; at: string; reason: string } | null;
}

const shown = sql`c.workspace_id, c.channel_id, c.kind, c.name, c.settings, c.made_by, c.made_at, c.changed_at,
  (select jsonb_build_object('by', e.ended_by, 'at', e.ended_at, 'reason', e.reason) from channels.channel_end e
    where e.workspace_id = c.workspace_id and e.channel_id = c.channel_id) as ended`;

/** A workspace's channels, the oldest first. */
export async function listChannels(tx: Tx, workspaceId: string): Promise<ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select ${shown} from channels.channel c where c.workspace_id = ${workspaceId}
    order by c.made_at, c.channel_id`.execute(tx);
  return rows;
}

/** The channel with this id, of whatever workspaces the transaction may see. */
export async function findChannel(tx: Tx, channelId: string): Promise<ChannelRow | undefined> {
  const { rows } = await sql<ChannelRow>`
    select ${shown} from channels.channel c where c.channel_id = ${channelId}`.execute(tx);
  return rows[0];
}

/** Locks a channel, so that two who change it do so one after the other. */
export async function lockChannel(tx: Tx, workspaceId: string, channelId: string): Promise<ChannelRow | undefined> {
  const { rows } = await sql<ChannelRow>`
    select ${shown} from channels.channel c
    where c.workspace_id = ${workspaceId} and c.channel_id = ${channelId} for update of c`.execute(tx);
  return rows[0];
}

/** Writes a new channel; one with this id that is there already stays as it is. */
export async function insertChannel(
  tx: Tx,
  channel: Pick<ChannelRow, "workspaceId" | "channelId" | "kind" | "name" | "settings" | "madeBy">,
): Promise<void> {
  const { workspaceId, channelId, kind, name, settings, madeBy } = channel;
  await sql`
    insert into channels.channel (workspace_id, channel_id, kind, name, settings, made_by)
    values (${workspaceId}, ${channelId}, ${kind}, ${name}, ${JSON.stringify(settings)}, ${madeBy})
    on conflict do nothing`.execute(tx);
}

/** Writes a channel's name and settings. */
export async function updateChannel(
  tx: Tx,
  { workspaceId, channelId, name, settings }: Pick<ChannelRow, "workspaceId" | "channelId" | "name" | "settings">,
): Promise<void> {
  await sql`
    update channels.channel set name = ${name}, settings = ${JSON.stringify(settings)}, changed_at = now()
    where workspace_id = ${workspaceId} and channel_id = ${channelId}`.execute(tx);
}

/** Notes that a channel is out of use; the first end stands. */
export async function insertEnd(
  tx: Tx,
  {
    workspaceId,
    channelId,
    by,
    at,
    reason,
  }: { workspaceId: string; channelId: string; by: string; at: Date; reason: string },
): Promise<void> {
  await sql`
    insert into channels.channel_end (workspace_id, channel_id, ended_by, ended_at, reason)
    values (${workspaceId}, ${channelId}, ${by}, ${at}, ${reason}) on conflict do nothing`.execute(tx);
}

/** Takes the end of a channel back. */
export async function deleteEnd(tx: Tx, workspaceId: string, channelId: string): Promise<void> {
  await sql`delete from channels.channel_end
    where workspace_id = ${workspaceId} and channel_id = ${channelId}`.execute(tx);
}
