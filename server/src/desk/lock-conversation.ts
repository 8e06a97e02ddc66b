import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type ConversationRow, lockConversations } from "./conversation.sql.ts";
import type { ConversationKey } from "./event.ts";
import { rootOf } from "./root.sql.ts";

/** Locks a conversation that somebody wants to do something with; one that was merged says where to do it. */
export async function lockStanding(tx: Tx, { workspaceId, conversationId }: ConversationKey): Promise<ConversationRow> {
  const [row] = await lockConversations(tx, workspaceId, [conversationId]);
  if (!row) throw new Refusal("not_found", "There is no such conversation.");
  if (row.mergedInto)
    throw new Refusal("conflict", `#${row.number} was merged into another conversation: go on there.`);
  return row;
}

/** Locks the conversation in which another is read today. */
export async function lockRoot(tx: Tx, { workspaceId, conversationId }: ConversationKey): Promise<ConversationRow> {
  for (;;) {
    const root = await rootOf(tx, workspaceId, conversationId);
    if (!root) throw new Refusal("not_found", "There is no such conversation.");
    const [row] = await lockConversations(tx, workspaceId, [root]);
    // Merged between the two statements: look again.
    if (row && !row.mergedInto) return row;
  }
}
