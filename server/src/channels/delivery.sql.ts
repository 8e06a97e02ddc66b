import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import { type Position, settledAfter } from "../kernel/follow.ts";
import { often } from "../kernel/often.ts";
import type { DeliveryRead, DeliveryState } from "./message.ts";

/** What became of messages of all workspaces after a position, in commit order. */
export async function readDeliveries(tx: Tx, from: Position, limit: number): Promise<DeliveryRead[]> {
  const { rows } = await sql<DeliveryRead>`${often}
    select d.*, d.xid::text as xid from channels.delivery d
    where ${settledAfter(from, "d")} order by d.xid, d.seq limit ${limit}`.execute(tx);
  return rows;
}

/** Writes what became of a message; the same twice counts once. */
export async function insertDelivery(
  tx: Tx,
  delivery: {
    workspaceId: string;
    messageId: string;
    threadId: string;
    state: DeliveryState;
    at: Date;
    reason?: string;
    detail?: object;
  },
): Promise<void> {
  const { workspaceId, messageId, threadId, state, at, reason = "", detail = {} } = delivery;
  await sql`${often}
    insert into channels.delivery (workspace_id, message_id, thread_id, state, at, reason, detail)
    values (${workspaceId}, ${messageId}, ${threadId}, ${state}, ${at}, ${reason}, ${JSON.stringify(detail)})
    on conflict do nothing`.execute(tx);
}

/**
 * Says of the messages of a thread in one direction, up to one of them, that they are in this state. Returns how many were
 * not yet.
 */
export async function insertDeliveriesUpTo(
  tx: Tx,
  { workspaceId, threadId, upTo }: { workspaceId: string; threadId: string; upTo: string },
  { direction, state, at }: { direction: "in" | "out"; state: "delivered" | "read"; at: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into channels.delivery (workspace_id, message_id, thread_id, state, at)
    select m.workspace_id, m.message_id, m.thread_id, ${state}, ${at}
    from channels.message m join channels.message last on last.workspace_id = m.workspace_id
      and last.thread_id = m.thread_id and last.message_id = ${upTo}
    where m.workspace_id = ${workspaceId} and m.thread_id = ${threadId} and m.direction = ${direction}
      and (m.sent_at, m.message_id) <= (last.sent_at, last.message_id)
      and not exists (select from channels.delivery d where d.workspace_id = m.workspace_id
        and d.message_id = m.message_id and d.state = ${state})
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
