import { sql } from "kysely";
import { texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import { type Position, settledAfter } from "../kernel/follow.ts";
import type { EventRow } from "./event.sql.ts";

/** Events that are shown by the message that they are about. */
export const aboutMessages = [
  ...["message_received", "reply_written", "reply_sent", "reply_taken_back", "note_added", "message_edited"],
  ...["message_deleted", "delivery_changed", "read_by_customer", "seen_by_member"],
] as const;

/** What happened to conversations that are read as one and is no message, the latest `limit` of it, oldest first. */
export async function happenings(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  limit: number,
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select * from (
      select event_id, conversation_id, kind, author, at, reason, detail, seq from desk.event e
      where e.workspace_id = ${workspaceId} and e.conversation_id = any(${uuids(conversationIds)})
        and e.kind <> all(${texts(aboutMessages)})
      order by at desc, seq desc limit ${limit}) e
    order by at, seq`.execute(tx);
  return rows;
}

/** An event as its ledger tells it. */
export type EventRead = EventRow & Position & { workspaceId: string };

/** Events of all workspaces after a position, in commit order; of one conversation, if given. */
export async function readEvents(
  tx: Tx,
  from: Position,
  limit: number,
  only?: { workspaceId: string; conversationId?: string },
): Promise<EventRead[]> {
  const { rows } = await sql<EventRead>`
    select e.*, e.xid::text as xid from desk.event e
    where ${settledAfter(from, "e")} ${only ? sql`and e.workspace_id = ${only.workspaceId}` : sql``}
      ${only?.conversationId ? sql`and e.conversation_id = ${only.conversationId}` : sql``}
    order by e.xid, e.seq limit ${limit}`.execute(tx);
  return rows;
}
