import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";
import { type Position, settledAfter } from "../../kernel/follow.ts";
import { often } from "../../kernel/often.ts";
import { type MessageRow, threadsOfAudience } from "./history.sql.ts";

/** A message, or what became of one, in the order in which both were committed. */
export interface Passage extends Omit<MessageRow, "states">, Position {
  workspaceId: string;
  /** Who may see it: a visitor, or the subject that they have proven to be. */
  audience: string;
  what: "message" | "delivered" | "read" | "failed" | "revised" | "withdrawn";
  at: Date;
  reason: string;
}

const message = sql`m.message_id, m.thread_id, m.direction, m.author, m.body, m.files, m.detail, m.sent_at`;
const shown = sql`u.xid::text as xid, u.seq, u.workspace_id, u.audience, u.what, u.at, u.reason, u.message_id, u.thread_id,
  u.direction, u.author, u.body, u.files, u.detail, u.sent_at`;

/** What all chats' visitors are to be shown after a position, in commit order. */
export async function readPassages(tx: Tx, after: Position, limit: number): Promise<Passage[]> {
  const audience = sql`coalesce(p.subject_id, t.visitor_id) as audience`;
  const whose = sql`join channels.visitor_thread t on t.workspace_id = m.workspace_id and t.thread_id = m.thread_id
    left join channels.visitor_proof p on p.workspace_id = t.workspace_id and p.visitor_id = t.visitor_id`;
  const { rows } = await sql<Passage>`${often}
    select ${shown} from (
      (select m.xid, m.seq, m.workspace_id, ${audience}, 'message' as what, m.sent_at as at, '' as reason, ${message}
        from channels.message m ${whose} where ${settledAfter(after, "m")} order by m.xid, m.seq limit ${limit})
      union all
      (select d.xid, d.seq, d.workspace_id, ${audience}, d.state, d.at, d.reason, ${message}
        from channels.delivery d join channels.message m using (workspace_id, message_id) ${whose}
        where ${settledAfter(after, "d")} and d.state not in ('queued', 'sent') order by d.xid, d.seq limit ${limit})
    ) u order by u.xid, u.seq limit ${limit}`.execute(tx);
  return rows;
}

/** The same for one audience, by way of its own threads: it may have been away for long. */
export async function readPassagesOf(
  tx: Tx,
  { workspaceId, audience }: { workspaceId: string; audience: string },
  after: Position,
  limit: number,
): Promise<Passage[]> {
  const { rows } = await sql<Passage>`${often}
    with own as materialized (${threadsOfAudience(workspaceId, audience)})
    select ${shown} from (
      (select m.xid, m.seq, m.workspace_id, ${audience}::uuid as audience, 'message' as what, m.sent_at as at, '' as reason,
          ${message}
        from own join channels.message m on m.workspace_id = ${workspaceId} and m.thread_id = own.thread_id
        where ${settledAfter(after, "m")} order by m.xid, m.seq limit ${limit})
      union all
      (select d.xid, d.seq, d.workspace_id, ${audience}::uuid, d.state, d.at, d.reason, ${message}
        from own join channels.message m on m.workspace_id = ${workspaceId} and m.thread_id = own.thread_id
          join channels.delivery d on d.workspace_id = m.workspace_id and d.message_id = m.message_id
        where ${settledAfter(after, "d")} and d.state not in ('queued', 'sent') order by d.xid, d.seq limit ${limit})
    ) u order by u.xid, u.seq limit ${limit}`.execute(tx);
  return rows;
}
