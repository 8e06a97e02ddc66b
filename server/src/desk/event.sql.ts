import { sql } from "kysely";
import { instants, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** An event as it is written. */
export interface EventRow {
  eventId: string;
  conversationId: string;
  kind: string;
  author: string;
  at: Date;
  reason: string;
  detail: Record<string, unknown>;
}

/** Appends events in the order given. */
export async function insertEvents(tx: Tx, workspaceId: string, rows: readonly EventRow[]): Promise<void> {
  await sql`
    insert into desk.event (workspace_id, event_id, conversation_id, kind, author, at, reason, detail)
    select ${workspaceId}::uuid, event_id, conversation_id, kind, author, at, reason, detail::jsonb
    from unnest(${uuids(rows.map((row) => row.eventId))}, ${uuids(rows.map((row) => row.conversationId))},
      ${texts(rows.map((row) => row.kind))}, ${texts(rows.map((row) => row.author))},
      ${instants(rows.map((row) => row.at.getTime()))}, ${texts(rows.map((row) => row.reason))},
      ${texts(rows.map((row) => JSON.stringify(row.detail)))})
      with ordinality as r(event_id, conversation_id, kind, author, at, reason, detail, place)
    order by place`.execute(tx);
}
