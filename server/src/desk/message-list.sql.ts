import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { MessageRow } from "./message.sql.ts";
import type { Message } from "./shapes.ts";

/** A message with what became of it. */
export type ShownRow = MessageRow & {
  deliveryState: NonNullable<Message["delivery"]>["state"] | null;
  deliveryAt: Date | null;
  deliveryReason: string | null;
  editedAt: Date | null;
  deletedAt: Date | null;
};

/** A place among messages. */
export interface MessagePlace {
  writtenAt: string;
  messageId: string;
}

/** A page of the messages of conversations that are read as one, the newest first, from behind `before`. */
export async function latestMessages(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  before: MessagePlace | null,
  limit: number,
): Promise<ShownRow[]> {
  const earlier = before
    ? sql`and (m.written_at, m.message_id) < (${before.writtenAt}::timestamptz, ${before.messageId}::uuid)`
    : sql``;
  // Each conversation is read on its own, in the order of the index.
  const { rows } = await sql<ShownRow>`
    select m.*, ${fate} from (
      select m.* from unnest(${uuids(conversationIds)}) as s(conversation_id) cross join lateral (
        select * from desk.message m
        where m.workspace_id = ${workspaceId} and m.conversation_id = s.conversation_id ${earlier}
        order by m.written_at desc, m.message_id desc limit ${limit}) m
      order by m.written_at desc, m.message_id desc limit ${limit}) m
    ${itsFate} order by m.written_at desc, m.message_id desc`.execute(tx);
  return rows;
}

/** These messages. */
export async function readMessages(tx: Tx, workspaceId: string, messageIds: readonly string[]): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`
    select m.*, ${fate} from desk.message m ${itsFate}
    where m.workspace_id = ${workspaceId} and m.message_id = any(${uuids(messageIds)})
    order by m.written_at, m.message_id`.execute(tx);
  return rows;
}

const fate = sql`d.state as delivery_state, d.at as delivery_at, d.reason as delivery_reason,
  (select max(v.replaced_at) from desk.message_version v
    where v.workspace_id = m.workspace_id and v.message_id = m.message_id) as edited_at,
  (select x.deleted_at from desk.message_deletion x
    where x.workspace_id = m.workspace_id and x.message_id = m.message_id) as deleted_at`;

// Of states at the same instant the one that is further on holds.
const itsFate = sql`left join lateral (
    select * from desk.delivery d where d.workspace_id = m.workspace_id and d.message_id = m.message_id
    order by d.at desc, array_position(array['queued', 'sent', 'delivered', 'read', 'failed'], d.state) desc limit 1) d on true`;
