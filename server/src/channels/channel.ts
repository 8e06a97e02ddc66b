import { createHash } from "node:crypto";
import type { Tx } from "../kernel/database.ts";
import { newId } from "../kernel/id.ts";
import { Refusal } from "../kernel/refusal.ts";
import { announce } from "../kernel/wake.ts";
import { type Author, readWorkspace, recordAudit } from "../workspaces/public.ts";
import {
  type ChannelRow,
  deleteEnd,
  insertChannel,
  insertEnd,
  listChannels,
  lockChannel,
  updateChannel,
} from "./channel.sql.ts";
import type { Channel } from "./contract.ts";
import { channelsLedger } from "./ledgers.ts";
import { settingsOf, validSettings } from "./settings.ts";

/** The channels of a workspace, the oldest first; each workspace has a chat from the start. */
export async function channelsOf(tx: Tx, workspaceId: string): Promise<Channel[]> {
  await ensureChat(tx, workspaceId);
  return (await listChannels(tx, workspaceId)).map(shown);
}

/** Makes the chat that a workspace has without asking for it. */
export async function ensureChat(tx: Tx, workspaceId: string): Promise<void> {
  const existing = await listChannels(tx, workspaceId);
  const workspace = existing.length === 0 && (await readWorkspace(tx, workspaceId));
  if (!workspace) return;
  const channelId = firstChatOf(workspaceId);
  await insertChannel(tx, {
    workspaceId,
    channelId,
    kind: "chat",
    name: workspace.name,
    settings: {},
    madeBy: "system",
  });
}

/** Opens another channel. */
export async function makeChannel(
  tx: Tx,
  workspaceId: string,
  { kind, name, settings }: { kind: "chat"; name: string; settings: Record<string, unknown> },
  author: Author,
): Promise<Channel> {
  const channelId = newId();
  await ensureChat(tx, workspaceId);
  const kept = validSettings(kind, settings);
  await insertChannel(tx, { workspaceId, channelId, kind, name, settings: kept, madeBy: author.actor });
  await recordAudit(tx, workspaceId, author, "channel.made", name, { channelId, kind });
  return reread(tx, workspaceId, channelId);
}

/** Changes a channel's name, and those of its settings that are named. */
export async function changeChannel(
  tx: Tx,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
  changes: { name?: string | undefined; settings: Record<string, unknown> },
  author: Author,
): Promise<Channel> {
  const before = await existing(tx, workspaceId, channelId);
  const settings = validSettings(before.kind, { ...before.settings, ...changes.settings });
  const name = changes.name ?? before.name;
  await updateChannel(tx, { workspaceId, channelId, name, settings });
  const detail = { channelId, settings: Object.keys(changes.settings) };
  await recordAudit(tx, workspaceId, author, "channel.changed", name, detail);
  await announce(tx, channelsLedger);
  return reread(tx, workspaceId, channelId);
}

/** Takes a channel out of use: nothing comes in by it any more. Ending it twice is harmless. */
export async function endChannel(
  tx: Tx,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
  { at, reason }: { at: Date; reason: string },
  author: Author,
): Promise<Channel> {
  const { name } = await existing(tx, workspaceId, channelId);
  await insertEnd(tx, { workspaceId, channelId, by: author.actor, at, reason });
  await recordAudit(tx, workspaceId, author, "channel.ended", name, { channelId, reason });
  await announce(tx, channelsLedger);
  return reread(tx, workspaceId, channelId);
}

/** Takes a channel into use again. */
export async function reopenChannel(
  tx: Tx,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
  author: Author,
): Promise<Channel> {
  const { name } = await existing(tx, workspaceId, channelId);
  await deleteEnd(tx, workspaceId, channelId);
  await recordAudit(tx, workspaceId, author, "channel.reopened", name, { channelId });
  await announce(tx, channelsLedger);
  return reread(tx, workspaceId, channelId);
}

async function existing(tx: Tx, workspaceId: string, channelId: string): Promise<ChannelRow> {
  const row = await lockChannel(tx, workspaceId, channelId);
  if (!row) throw new Refusal("not_found", "No such channel.");
  return row;
}

async function reread(tx: Tx, workspaceId: string, channelId: string): Promise<Channel> {
  return shown(await existing(tx, workspaceId, channelId));
}

function shown({ kind, settings, ended, ...row }: ChannelRow): Channel {
  return {
    ...row,
    kind: "chat",
    settings: settingsOf(kind, settings),
    ended: ended && { ...ended, at: new Date(ended.at) },
  };
}

// Derived from the workspace, so that two servers that need it at once make one.
function firstChatOf(workspaceId: string): string {
  const hex = createHash("sha256").update(`first chat ${workspaceId}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
