import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";
import { type Position, settledAfter } from "../../kernel/follow.ts";

/** Whether, after a position, anything happened to conversations of a workspace that the board shows, or to who takes work. */
export async function hasNews(tx: Tx, workspaceId: string, after: Position): Promise<boolean> {
  const { rows } = await sql<{ news: boolean }>`
    select exists (
        select from desk.event e where ${settledAfter(after, "e")} and e.workspace_id = ${workspaceId} and e.kind in
          ('queued', 'routed', 'offer_expired', 'offer_accepted', 'assignee_changed', 'state_changed', 'priority_changed'))
      or exists (
        select from desk.shift s where ${settledAfter(after, "s")} and s.workspace_id = ${workspaceId}) as news`.execute(
    tx,
  );
  return rows[0]!.news;
}
