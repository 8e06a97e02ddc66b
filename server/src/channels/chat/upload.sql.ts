import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import { threadsOfAudience } from "./history.sql.ts";

/** Notes whose a file is. */
export async function insertUpload(
  tx: Tx,
  { workspaceId, fileId, visitorId, at }: { workspaceId: string; fileId: string; visitorId: string; at: Date },
): Promise<void> {
  await sql`
    insert into channels.upload (workspace_id, file_id, visitor_id, uploaded_at)
    values (${workspaceId}, ${fileId}, ${visitorId}, ${at})`.execute(tx);
}

/** Who handed these files in. */
export async function findUploads(
  tx: Tx,
  workspaceId: string,
  fileIds: readonly string[],
): Promise<{ fileId: string; visitorId: string }[]> {
  const { rows } = await sql<{ fileId: string; visitorId: string }>`
    select file_id, visitor_id from channels.upload
    where workspace_id = ${workspaceId} and file_id = any(${uuids(fileIds)})`.execute(tx);
  return rows;
}

/** Whether a visitor may fetch a file: they handed it in, or it is in a message of a chat of theirs. */
export async function isEntitled(
  tx: Tx,
  {
    workspaceId,
    visitorId,
    audience,
    fileId,
  }: { workspaceId: string; visitorId: string; audience: string; fileId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from channels.upload
    where workspace_id = ${workspaceId} and file_id = ${fileId} and visitor_id = ${visitorId}
    union all
    select from channels.message m
    where m.workspace_id = ${workspaceId} and m.thread_id in (${threadsOfAudience(workspaceId, audience)})
      and m.files @> ${JSON.stringify([{ fileId }])}::jsonb
    limit 1`.execute(tx);
  return rows.length > 0;
}
