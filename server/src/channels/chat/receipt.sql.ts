import { sql } from "kysely";
import { instants, texts, uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import { often } from "../../kernel/often.ts";

/** What a device says of the company's messages of a thread, up to one of them. */
export interface Receipt {
  workspaceId: string;
  audience: string;
  threadId: string;
  upTo: string;
  state: "delivered" | "read";
  at: Date;
}

/** Writes what devices say of messages in their own threads; returns of how many messages it was news. */
export async function insertReceipts(tx: Tx, workspaceId: string, receipts: readonly Receipt[]): Promise<number> {
  const { numAffectedRows } = await sql`${often}
    insert into channels.delivery (workspace_id, message_id, thread_id, state, at)
    select distinct on (m.message_id, r.state) m.workspace_id, m.message_id, m.thread_id, r.state, r.at
    from unnest(${uuids(receipts.map((row) => row.audience))}, ${uuids(receipts.map((row) => row.threadId))},
        ${uuids(receipts.map((row) => row.upTo))}, ${texts(receipts.map((row) => row.state))},
        ${instants(receipts.map((row) => row.at.getTime()))}) as r(audience, thread_id, up_to, state, at)
      join channels.visitor_thread t on t.workspace_id = ${workspaceId} and t.thread_id = r.thread_id
      left join channels.visitor_proof p on p.workspace_id = t.workspace_id and p.visitor_id = t.visitor_id
      join channels.message last on last.workspace_id = t.workspace_id and last.message_id = r.up_to
        and last.thread_id = r.thread_id
      join channels.message m on m.workspace_id = t.workspace_id and m.thread_id = r.thread_id and m.direction = 'out'
        and (m.sent_at, m.message_id) <= (last.sent_at, last.message_id)
    where coalesce(p.subject_id, t.visitor_id) = r.audience and not exists (
      select from channels.delivery d
      where d.workspace_id = m.workspace_id and d.message_id = m.message_id and d.state = r.state)
    order by m.message_id, r.state, r.at
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
