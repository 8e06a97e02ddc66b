import { sql } from "kysely";
import { instants, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { ConversationRow } from "./conversation.sql.ts";

/** Which conversation a thread belongs to, and where that is read today, which differs while it is merged. */
export interface ThreadRow {
  threadId: string;
  conversationId: string;
  rootId: string;
  channelId: string;
  channel: string;
}

/** Those of these threads that belong to a conversation. */
export async function threadsAmong(tx: Tx, workspaceId: string, threadIds: readonly string[]): Promise<ThreadRow[]> {
  const { rows } = await sql<ThreadRow>`
    select t.thread_id, t.conversation_id, desk.root_of(t.workspace_id, t.conversation_id) as root_id, t.channel_id, t.channel
    from desk.thread t where t.workspace_id = ${workspaceId} and t.thread_id = any(${uuids(threadIds)})`.execute(tx);
  return rows;
}

/** What is known of threads when messages come in by them. */
export interface Arrival {
  threads: ThreadRow[];
  /** Where they are read today, locked; one that was merged meanwhile says so. */
  conversations: ConversationRow[];
  /** Those of the messages that are stored already. */
  stored: Set<string>;
}

/** Locks the conversations in which these threads are read, in the order of ids, and says which messages are stored. */
export async function lockArrival(
  tx: Tx,
  workspaceId: string,
  threadIds: readonly string[],
  messageIds: readonly string[],
): Promise<Arrival> {
  const { rows } = await sql<
    ConversationRow & { threadId: string; homeId: string; threadChannelId: string; stored: string[] }
  >`
    select c.*, t.thread_id, t.conversation_id as home_id, t.channel_id as thread_channel_id, array(
      select m.message_id from desk.message m
      where m.workspace_id = ${workspaceId} and m.message_id = any(${uuids(messageIds)})) as stored
    from desk.thread t join desk.conversation c on c.workspace_id = ${workspaceId}
      and c.conversation_id = desk.root_of(${workspaceId}, t.conversation_id)
    where t.workspace_id = ${workspaceId} and t.thread_id = any(${uuids(threadIds)})
    order by c.conversation_id for update of c`.execute(tx);
  return {
    threads: rows.map((row) => ({
      ...{ threadId: row.threadId, conversationId: row.homeId, rootId: row.conversationId },
      ...{ channelId: row.threadChannelId, channel: row.channel },
    })),
    conversations: rows.map(
      ({ threadId: _thread, homeId: _home, threadChannelId: _channel, stored: _, ...row }) => row,
    ),
    stored: new Set(rows[0]?.stored),
  };
}

/** The threads of these conversations, the one that was used last first. */
export async function threadsOf(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<ThreadRow[]> {
  const { rows } = await sql<ThreadRow>`
    select t.thread_id, t.conversation_id, t.conversation_id as root_id, t.channel_id, t.channel
    from desk.thread t
    where t.workspace_id = ${workspaceId} and t.conversation_id = any(${uuids(conversationIds)})
    order by (select max(m.written_at) from desk.message m where m.workspace_id = t.workspace_id
      and m.conversation_id = t.conversation_id and m.thread_id = t.thread_id and m.kind = 'inbound') desc nulls last,
      t.since desc`.execute(tx);
  return rows;
}

/** A thread's conversation from some time on. */
export interface ThreadOwner {
  threadId: string;
  conversationId: string;
  channelId: string;
  channel: string;
  since: Date;
}

/** Gives threads to conversations; one that belonged to another goes over. */
export async function assignThreads(tx: Tx, workspaceId: string, rows: readonly ThreadOwner[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into desk.thread (workspace_id, thread_id, conversation_id, channel_id, channel, since)
    select ${workspaceId}::uuid, * from unnest(${uuids(rows.map((row) => row.threadId))},
      ${uuids(rows.map((row) => row.conversationId))}, ${uuids(rows.map((row) => row.channelId))},
      ${texts(rows.map((row) => row.channel))}, ${instants(rows.map((row) => row.since.getTime()))})
    on conflict (workspace_id, thread_id) do update set conversation_id = excluded.conversation_id, since = excluded.since
    `.execute(tx);
}

/** The thread by which the latest message to or from the customer in these conversations came or went. */
export async function lastThreadOf(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ threadId: string }>`
    select thread_id from desk.message
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)}) and thread_id is not null
    order by kind = 'inbound' desc, written_at desc limit 1`.execute(tx);
  return rows[0]?.threadId;
}
