import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import { often } from "../kernel/often.ts";
import type { Thread } from "./message.ts";

/** A thread with the kind of its channel. */
export async function findThread(tx: Tx, workspaceId: string, threadId: string): Promise<Thread | undefined> {
  const { rows } = await sql<Thread>`${often}
    select t.workspace_id, t.thread_id, t.channel_id, c.kind as channel, t.subject_id, t.context, t.begun_at
    from channels.thread t join channels.channel c using (workspace_id, channel_id)
    where t.workspace_id = ${workspaceId} and t.thread_id = ${threadId}`.execute(tx);
  return rows[0];
}

/** Begins a thread with whichever of these subjects' visitors was seen last; nobody of them ever chatted: nothing. */
export async function insertThreadWithVisitor(
  tx: Tx,
  thread: { workspaceId: string; threadId: string; subjectIds: readonly string[]; context: object; begunAt: Date },
): Promise<boolean> {
  const { workspaceId, threadId, subjectIds, context, begunAt } = thread;
  const { rows } = await sql`
    with visitor as (
      select v.visitor_id, v.channel_id, coalesce(p.subject_id, v.subject_id) as subject_id
      from channels.visitor v left join channels.visitor_proof p using (workspace_id, visitor_id)
      where v.workspace_id = ${workspaceId}
        and (v.subject_id = any(${uuids(subjectIds)}) or p.subject_id = any(${uuids(subjectIds)}))
        and not exists (select from channels.channel_end e
          where e.workspace_id = v.workspace_id and e.channel_id = v.channel_id)
      order by v.seen_at desc, v.visitor_id limit 1),
    thread as (
      insert into channels.thread (workspace_id, thread_id, channel_id, subject_id, context, begun_at)
      select ${workspaceId}::uuid, ${threadId}::uuid, channel_id, subject_id, ${JSON.stringify(context)}::jsonb,
        ${begunAt}::timestamptz from visitor)
    insert into channels.visitor_thread (workspace_id, thread_id, visitor_id)
    select ${workspaceId}::uuid, ${threadId}::uuid, visitor_id from visitor returning visitor_id`.execute(tx);
  return rows.length > 0;
}
