import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";
import { type Position, settledAfter } from "../../kernel/follow.ts";

/** That something happened to a conversation. */
export interface EventRead extends Position {
  workspaceId: string;
  conversationId: string;
  kind: string;
}

/** Settled events after a position, in commit order. */
export async function readEvents(tx: Tx, from: Position, limit: number): Promise<EventRead[]> {
  const { rows } = await sql<EventRead>`
    select e.xid::text as xid, e.seq, e.workspace_id, e.conversation_id, e.kind from desk.event e
    where ${settledAfter(from, "e")} order by e.xid, e.seq limit ${limit}`.execute(tx);
  return rows;
}
