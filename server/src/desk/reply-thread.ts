import { beginThread, threadOf } from "../channels/public.ts";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { ConversationRow } from "./conversation.sql.ts";
import { subjectsOfHolder } from "./membership.sql.ts";
import { assignThreads, lastThreadOf, type ThreadRow, threadsOf } from "./thread.sql.ts";

/** The thread to answer in: the one asked for, or the one that the customer used last, or a new one with them. */
export async function threadFor(
  tx: Tx,
  conversation: ConversationRow,
  together: readonly string[],
  threadId: string | undefined,
  at: Date,
): Promise<Pick<ThreadRow, "threadId" | "conversationId" | "channel">> {
  const threads = await threadsOf(tx, conversation.workspaceId, together);
  const chosen = threadId ? threads.find((thread) => thread.threadId === threadId) : threads[0];
  if (chosen) return chosen;
  if (threadId) throw new Refusal("not_found", "This conversation is not held on that thread.", "threadId");
  return (await lastUsed(tx, conversation, together)) ?? newThread(tx, conversation, at);
}

/** Where messages that were split off came by: their thread stays with the conversation that they were split from. */
async function lastUsed(tx: Tx, { workspaceId, conversationId }: ConversationRow, together: readonly string[]) {
  const threadId = await lastThreadOf(tx, workspaceId, together);
  const thread = threadId ? await threadOf(tx, workspaceId, threadId) : undefined;
  return thread && { threadId: thread.threadId, conversationId, channel: thread.channel };
}

async function newThread(tx: Tx, conversation: ConversationRow, at: Date) {
  const { workspaceId, conversationId } = conversation;
  const subjectIds = await subjectsOfHolder(tx, workspaceId, conversation.subjectId);
  const thread = await beginThread(tx, { workspaceId, subjectIds, at });
  if (!thread) throw new Refusal("conflict", "There is no way to this customer yet: they have never chatted here.");
  const { threadId, channelId, channel } = thread;
  await assignThreads(tx, workspaceId, [{ threadId, conversationId, channelId, channel, since: at }]);
  return { threadId, conversationId, channel };
}
