import { sql } from "kysely";
import { instants, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Message } from "./shapes.ts";

/** What became of a message on its way out. */
export interface Fate {
  messageId: string;
  state: NonNullable<Message["delivery"]>["state"];
  at: Date;
  reason: string;
}

/** Writes down what became of replies; what is known already, and what is no reply of the desk, is left out. */
export async function insertFates(
  tx: Tx,
  workspaceId: string,
  fates: readonly Fate[],
): Promise<(Fate & { rootId: string })[]> {
  const { rows } = await sql<Fate & { rootId: string }>`
    with told as (
      insert into desk.delivery as d (workspace_id, message_id, conversation_id, state, at, reason)
      select ${workspaceId}::uuid, m.message_id, m.conversation_id, r.state, r.at, r.reason
      from unnest(${uuids(fates.map((row) => row.messageId))}, ${texts(fates.map((row) => row.state))},
        ${instants(fates.map((row) => row.at.getTime()))}, ${texts(fates.map((row) => row.reason))})
        with ordinality as r(message_id, state, at, reason, place)
      join desk.message m on m.workspace_id = ${workspaceId} and m.message_id = r.message_id and m.kind = 'reply'
      order by r.place
      on conflict do nothing
      returning d.message_id, d.conversation_id, d.state, d.at, d.reason)
    select message_id, state, at, reason, desk.root_of(${workspaceId}, conversation_id) as root_id from told
    order by at, array_position(array['queued', 'sent', 'delivered', 'read', 'failed'], state)`.execute(tx);
  return rows;
}

/** Forgets that a message failed, since it is tried again. */
export async function deleteFailure(tx: Tx, workspaceId: string, messageId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from desk.delivery
    where workspace_id = ${workspaceId} and message_id = ${messageId} and state in ('failed', 'queued')`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What became of a message last. */
export async function lastFate(tx: Tx, workspaceId: string, messageId: string): Promise<Fate | undefined> {
  const { rows } = await sql<Fate>`
    select message_id, state, at, reason from desk.delivery
    where workspace_id = ${workspaceId} and message_id = ${messageId}
    order by at desc, array_position(array['queued', 'sent', 'delivered', 'read', 'failed'], state) desc limit 1`.execute(
    tx,
  );
  return rows[0];
}
