import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { ConversationKey } from "./event.ts";
import { type ListedRow, readConversations } from "./list.sql.ts";
import type { Conversation } from "./shapes.ts";

/** Conversations as lists and screens show them. */
export async function shownConversations(
  _tx: Tx,
  _workspaceId: string,
  rows: readonly ListedRow[],
): Promise<Conversation[]> {
  return rows.map((row) => ({ ...shownRow(row), sla: null }));
}

/** One conversation as screens show it. */
export async function shownConversation(
  tx: Tx,
  { workspaceId, conversationId }: ConversationKey,
): Promise<Conversation> {
  const rows = await readConversations(tx, workspaceId, [conversationId]);
  const [shown] = await shownConversations(tx, workspaceId, rows);
  if (!shown) throw new Refusal("not_found", "There is no such conversation.");
  return shown;
}

function shownRow(row: ListedRow): Omit<Conversation, "sla"> {
  const {
    workspaceId: _,
    openedBy: _by,
    firstRepliedAt: _replied,
    resolvedAt: _resolved,
    changedAt: _at,
    ...shown
  } = row;
  return shown;
}
