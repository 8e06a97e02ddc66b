import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { File } from "./shapes.ts";

/** A reply or note that is not yet said. */
export interface DraftRow {
  conversationId: string;
  kind: "reply" | "note";
  memberId: string;
  bodyHtml: string;
  files: File[];
  shared: boolean;
  savedAt: Date;
}

/** A member's own drafts in conversations that are read as one, and those that colleagues share; the latest first. */
export async function draftsIn(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  memberId: string | undefined,
): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select conversation_id, kind, member_id, body_html, files, shared, saved_at from desk.draft
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
      and (shared or member_id = ${memberId ?? null}::uuid)
    order by saved_at desc`.execute(tx);
  return rows;
}

/** Keeps a draft in place of the one that was there. */
export async function upsertDraft(tx: Tx, workspaceId: string, row: DraftRow): Promise<void> {
  await sql`
    insert into desk.draft (workspace_id, conversation_id, member_id, kind, body_html, files, shared, saved_at)
    values (${workspaceId}, ${row.conversationId}, ${row.memberId}, ${row.kind}, ${row.bodyHtml},
      ${JSON.stringify(row.files)}::jsonb, ${row.shared}, ${row.savedAt})
    on conflict (workspace_id, conversation_id, member_id, kind) do update set body_html = excluded.body_html,
      files = excluded.files, shared = excluded.shared, saved_at = excluded.saved_at`.execute(tx);
}

/** Removes a draft. */
export async function deleteDraft(
  tx: Tx,
  workspaceId: string,
  { conversationId, memberId, kind }: Pick<DraftRow, "conversationId" | "memberId" | "kind">,
): Promise<void> {
  await sql`delete from desk.draft where workspace_id = ${workspaceId} and conversation_id = ${conversationId}
    and member_id = ${memberId} and kind = ${kind}`.execute(tx);
}
