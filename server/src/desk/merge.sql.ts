import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { State } from "./shapes.ts";

/** What a merge changed of the conversation that took the other in: where it stood before. */
export interface Former {
  state: State;
  stateSince: string;
  resolvedAt: string | null;
}

export interface MergeRow {
  mergeId: string;
  conversationId: string;
  intoId: string;
  mergedBy: string;
  mergedAt: Date;
  former: Former | null;
}

/** Writes down that a conversation was merged into another. */
export async function insertMerge(tx: Tx, workspaceId: string, row: MergeRow & { reason: string }): Promise<void> {
  await sql`
    insert into desk.merge (workspace_id, merge_id, conversation_id, into_id, merged_by, merged_at, reason, former)
    values (${workspaceId}, ${row.mergeId}, ${row.conversationId}, ${row.intoId}, ${row.mergedBy}, ${row.mergedAt},
      ${row.reason}, ${row.former ? JSON.stringify(row.former) : null}::jsonb)`.execute(tx);
}

/** The merge that holds of a conversation. */
export async function mergeOf(tx: Tx, workspaceId: string, conversationId: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`
    select merge_id, conversation_id, into_id, merged_by, merged_at, former from desk.merge
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and undone_at is null`.execute(tx);
  return rows[0];
}

/** Takes a merge back. */
export async function endMerge(
  tx: Tx,
  workspaceId: string,
  mergeId: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`update desk.merge set undone_by = ${by}, undone_at = ${at}
    where workspace_id = ${workspaceId} and merge_id = ${mergeId}`.execute(tx);
}

/** What is merged into a conversation, directly. */
export async function mergesInto(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
): Promise<{ conversationId: string; number: number; mergedAt: Date; mergedBy: string }[]> {
  const { rows } = await sql<{ conversationId: string; number: number; mergedAt: Date; mergedBy: string }>`
    select c.conversation_id, c.number, m.merged_at, m.merged_by
    from desk.conversation c join desk.merge m on m.workspace_id = c.workspace_id
      and m.conversation_id = c.conversation_id and m.undone_at is null
    where c.workspace_id = ${workspaceId} and c.merged_into = ${conversationId}
    order by m.merged_at, c.number`.execute(tx);
  return rows;
}

/** The conversations above one, from what it was merged into up to where it is read. */
export async function ancestorsOf(tx: Tx, workspaceId: string, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select merged_into as id, 1 as step from desk.conversation
      where workspace_id = ${workspaceId} and conversation_id = ${conversationId}
      union all
      select c.merged_into, up.step + 1 from up join desk.conversation c
        on c.workspace_id = ${workspaceId} and c.conversation_id = up.id)
    select id from up where id is not null order by step`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whether customers wrote in these conversations' own threads after a time. */
export async function writtenSince(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  since: Date,
): Promise<boolean> {
  const { rows } = await sql`
    select from desk.message where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
      and kind = 'inbound' and written_at > ${since} limit 1`.execute(tx);
  return rows.length > 0;
}
