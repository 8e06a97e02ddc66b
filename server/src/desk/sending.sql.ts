import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { MessageRow } from "./message.sql.ts";
import type { File } from "./shapes.ts";

/** The latest message to or from the customer that came after `seen` and is not of this author; notes do not count. */
export async function newerThan(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  { seen, author }: { seen: string | null; author: string },
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select m.* from desk.message m
    where m.workspace_id = ${workspaceId} and m.conversation_id = any(${uuids(conversationIds)})
      and m.kind <> 'note' and m.author <> ${author}
      and m.seq > coalesce((select s.seq from desk.message s
        where s.workspace_id = ${workspaceId} and s.message_id = ${seen}::uuid), 0)
      and not exists (select from desk.message_deletion d
        where d.workspace_id = m.workspace_id and d.message_id = m.message_id)
    order by m.seq desc limit 1`.execute(tx);
  return rows[0];
}

/** Writes down that a reply went out; one whose time its writer chose stands where it was sent. */
export async function markSent(tx: Tx, workspaceId: string, messageId: string, at: Date): Promise<void> {
  await sql`
    update desk.message set sent_at = ${at},
      written_at = case when detail ? 'composedAt' then ${at}::timestamptz else written_at end
    where workspace_id = ${workspaceId} and message_id = ${messageId}`.execute(tx);
}

/** Whether the customer wrote after a message was written. */
export async function answeredSince(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  seq: number,
): Promise<boolean> {
  const { rows } = await sql`
    select from desk.message where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
      and kind = 'inbound' and seq > ${seq} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Removes a message that never went out, without a trace of what it said. */
export async function deleteUnsent(tx: Tx, workspaceId: string, messageId: string): Promise<void> {
  await sql`
    with mentions as (
      delete from desk.mention where workspace_id = ${workspaceId} and message_id = ${messageId}),
    versions as (
      delete from desk.message_version where workspace_id = ${workspaceId} and message_id = ${messageId})
    delete from desk.message where workspace_id = ${workspaceId} and message_id = ${messageId}`.execute(tx);
}

/** What a message says. */
export interface Body {
  bodyHtml: string;
  bodyText: string;
  files: readonly File[];
}

/** Changes what a message says and keeps what it said before. */
export async function replaceBody(
  tx: Tx,
  workspaceId: string,
  messageId: string,
  { bodyHtml, bodyText, files }: Body,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`
    insert into desk.message_version (workspace_id, message_id, replaced_at, body_html, body_text, files, replaced_by)
    select workspace_id, message_id, ${at}::timestamptz, body_html, body_text, files, ${by} from desk.message
    where workspace_id = ${workspaceId} and message_id = ${messageId}`.execute(tx);
  await sql`
    update desk.message set body_html = ${bodyHtml}, body_text = ${bodyText}, files = ${JSON.stringify(files)}::jsonb
    where workspace_id = ${workspaceId} and message_id = ${messageId}`.execute(tx);
}

/** Writes down that a message was deleted. */
export async function insertDeletion(
  tx: Tx,
  workspaceId: string,
  messageId: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`
    insert into desk.message_deletion (workspace_id, message_id, deleted_by, deleted_at)
    values (${workspaceId}, ${messageId}, ${by}, ${at}) on conflict do nothing`.execute(tx);
}

/** Whether a message was deleted. */
export async function isDeleted(tx: Tx, workspaceId: string, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    select from desk.message_deletion where workspace_id = ${workspaceId} and message_id = ${messageId}`.execute(tx);
  return rows.length > 0;
}

/** An earlier wording of a message. */
export interface VersionRow {
  bodyHtml: string;
  replacedAt: Date;
  replacedBy: string;
}

/** Earlier wordings of a message, the latest first. */
export async function versionsOf(tx: Tx, workspaceId: string, messageId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select body_html, replaced_at, replaced_by from desk.message_version
    where workspace_id = ${workspaceId} and message_id = ${messageId} order by replaced_at desc`.execute(tx);
  return rows;
}

/** Writes down who is mentioned in a message. */
export async function insertMentions(
  tx: Tx,
  { workspaceId, messageId, conversationId }: Pick<MessageRow, "workspaceId" | "messageId" | "conversationId">,
  memberIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    insert into desk.mention (workspace_id, member_id, message_id, conversation_id, mentioned_at)
    select ${workspaceId}::uuid, member_id, ${messageId}::uuid, ${conversationId}::uuid, ${at}::timestamptz
    from unnest(${uuids(memberIds)}) as m(member_id) on conflict do nothing`.execute(tx);
}
