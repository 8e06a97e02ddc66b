import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";
import type { ChannelAuthor, ChannelBody, ChannelFile, MessageDetail } from "../message.ts";

/** A message with the states that it has been in. */
export interface MessageRow {
  messageId: string;
  threadId: string;
  direction: "in" | "out";
  author: ChannelAuthor;
  body: ChannelBody;
  files: ChannelFile[];
  detail: MessageDetail;
  sentAt: Date;
  states: string[] | null;
}

export interface ThreadRow {
  threadId: string;
  begunAt: Date;
  unread: number;
  lastMessageId: string | null;
}

/** A place in a list that is ordered by time and id. */
export interface Place {
  at: string;
  id: string;
}

const messageColumns = sql`m.message_id, m.thread_id, m.direction, m.author, m.body, m.files, m.detail, m.sent_at,
  (select array_agg(d.state) from channels.delivery d
    where d.workspace_id = m.workspace_id and d.message_id = m.message_id) as states`;

/** The threads of an audience: of one visitor, or of all that one user has proven to be. */
export const threadsOfAudience = (workspaceId: string, audience: string) => sql`
  select t.thread_id from channels.visitor_thread t left join channels.visitor_proof p using (workspace_id, visitor_id)
  where t.workspace_id = ${workspaceId} and coalesce(p.subject_id, t.visitor_id) = ${audience}::uuid
    and t.visitor_id in (
      select ${audience}::uuid
      union all
      select q.visitor_id from channels.visitor_proof q
      where q.workspace_id = ${workspaceId} and q.subject_id = ${audience}::uuid)`;

/** A page of an audience's threads, the newest first. */
export async function readThreads(
  tx: Tx,
  workspaceId: string,
  audience: string,
  before: Place | undefined,
  limit: number,
): Promise<ThreadRow[]> {
  const further = before ? sql`and (h.begun_at, h.thread_id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``;
  const { rows } = await sql<ThreadRow>`
    select h.thread_id, h.begun_at,
      (select count(*) from channels.message m
        where m.workspace_id = h.workspace_id and m.thread_id = h.thread_id and m.direction = 'out'
          and not m.detail ? 'withdrawnAt' and not exists (
            select from channels.delivery d
            where d.workspace_id = m.workspace_id and d.message_id = m.message_id and d.state = 'read')) as unread,
      (select m.message_id from channels.message m
        where m.workspace_id = h.workspace_id and m.thread_id = h.thread_id
        order by m.sent_at desc, m.message_id desc limit 1) as last_message_id
    from channels.thread h
    where h.workspace_id = ${workspaceId} and h.thread_id in (${threadsOfAudience(workspaceId, audience)}) ${further}
    order by h.begun_at desc, h.thread_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** These messages. */
export async function readMessagesById(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from channels.message m
    where m.workspace_id = ${workspaceId} and m.message_id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** A page of a thread's messages, the newest first; nothing if the thread is not of this audience. */
export async function readMessages(
  tx: Tx,
  { workspaceId, threadId, audience }: { workspaceId: string; threadId: string; audience: string },
  before: Place | undefined,
  limit: number,
): Promise<MessageRow[]> {
  const further = before ? sql`and (m.sent_at, m.message_id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``;
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from channels.message m
    where m.workspace_id = ${workspaceId} and m.thread_id = ${threadId}
      and m.thread_id in (${threadsOfAudience(workspaceId, audience)}) ${further}
    order by m.sent_at desc, m.message_id desc limit ${limit}`.execute(tx);
  return rows;
}
