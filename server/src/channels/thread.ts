import type { Tx } from "../kernel/database.ts";
import { newId } from "../kernel/id.ts";
import type { Thread } from "./message.ts";
import { findThread, insertThreadWithVisitor } from "./thread.sql.ts";

/** What is known of a thread, if it exists. */
export function threadOf(tx: Tx, workspaceId: string, threadId: string): Promise<Thread | undefined> {
  return findThread(tx, workspaceId, threadId);
}

/** Begins a chat with the visitor of these subjects who was seen last; undefined if none of them ever chatted. */
export async function beginThread(
  tx: Tx,
  begun: { workspaceId: string; subjectIds: readonly string[]; context?: object; at: Date },
): Promise<Thread | undefined> {
  const { workspaceId, subjectIds, context = {}, at } = begun;
  const threadId = newId(at);
  const found = await insertThreadWithVisitor(tx, { workspaceId, threadId, subjectIds, context, begunAt: at });
  return found ? findThread(tx, workspaceId, threadId) : undefined;
}
