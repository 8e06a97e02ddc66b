import { type RawBuilder, sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** Moves messages into a conversation that is split off, and remembers where each belonged. */
export async function splitOff(
  tx: Tx,
  workspaceId: string,
  messageIds: readonly string[],
  conversationId: string,
): Promise<void> {
  await sql`
    insert into desk.split (workspace_id, conversation_id, message_id, from_id)
    select workspace_id, ${conversationId}::uuid, message_id, conversation_id from desk.message
    where workspace_id = ${workspaceId} and message_id = any(${uuids(messageIds)})`.execute(tx);
  await move(
    tx,
    workspaceId,
    sql`select message_id, conversation_id as to_id from desk.split
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId}`,
  );
}

/** Returns the messages of a conversation that was split off to where they belonged, if that is among `together`. */
export async function returnSplit(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  together: readonly string[],
): Promise<void> {
  await move(
    tx,
    workspaceId,
    sql`select s.message_id, s.from_id as to_id
    from desk.split s join desk.message m on m.workspace_id = s.workspace_id and m.message_id = s.message_id
      and m.conversation_id = s.conversation_id
    where s.workspace_id = ${workspaceId} and s.conversation_id = ${conversationId}
      and s.from_id = any(${uuids(together)})`,
  );
}

/** Moves them into the conversation again that was split off, from wherever among `together` they were returned to. */
export async function splitAgain(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  together: readonly string[],
): Promise<void> {
  await move(
    tx,
    workspaceId,
    sql`select s.message_id, s.conversation_id as to_id
    from desk.split s join desk.message m on m.workspace_id = s.workspace_id and m.message_id = s.message_id
      and m.conversation_id = s.from_id
    where s.workspace_id = ${workspaceId} and s.conversation_id = ${conversationId}
      and s.from_id = any(${uuids(together)})`,
  );
}

/** Moves messages, with what became of them and who is mentioned in them. */
async function move(tx: Tx, workspaceId: string, moves: RawBuilder<unknown>): Promise<void> {
  await sql`
    with moved as materialized (${moves}),
    said as (
      update desk.message m set conversation_id = moved.to_id from moved
      where m.workspace_id = ${workspaceId} and m.message_id = moved.message_id),
    delivered as (
      update desk.delivery d set conversation_id = moved.to_id from moved
      where d.workspace_id = ${workspaceId} and d.message_id = moved.message_id)
    update desk.mention n set conversation_id = moved.to_id from moved
    where n.workspace_id = ${workspaceId} and n.message_id = moved.message_id`.execute(tx);
}
