import type { Tx } from "../kernel/database.ts";
import { previewOf } from "./clean-html.ts";
import type { ConversationRow } from "./conversation.sql.ts";
import { type MessageStanding, messageStandings } from "./standing.sql.ts";
import { waitingOf } from "./waiting.sql.ts";

/** Works out anew, from their messages, what conversations show of them: the last one, the first reply, who waits. */
export async function stoodAnew(
  tx: Tx,
  workspaceId: string,
  rows: readonly ConversationRow[],
): Promise<ConversationRow[]> {
  const ids = rows.map(({ conversationId }) => conversationId);
  const standings = new Map((await messageStandings(tx, workspaceId, ids)).map((row) => [row.conversationId, row]));
  const waiting = await waitingOf(tx, workspaceId, ids);
  return rows.map((row) => ({
    ...row,
    ...lastOf(row, standings.get(row.conversationId)),
    firstRepliedAt: standings.get(row.conversationId)?.firstRepliedAt ?? null,
    waitingSince: row.state === "resolved" ? null : (waiting.get(row.conversationId) ?? null),
  }));
}

function lastOf(
  { openedAt, openedBy }: ConversationRow,
  standing: MessageStanding | undefined,
): Pick<ConversationRow, "lastMessageAt" | "lastMessageBy" | "preview"> {
  if (!standing?.lastAt) return { lastMessageAt: openedAt, lastMessageBy: sideOf(openedBy), preview: "" };
  return {
    lastMessageAt: standing.lastAt,
    lastMessageBy: sideOf(standing.lastAuthor!),
    preview: previewOf(standing.lastText!, standing.lastFiles!),
  };
}

/** On whose side an author is. */
export function sideOf(author: string): ConversationRow["lastMessageBy"] {
  const [kind] = author.split(":");
  if (kind === "customer" || kind === "bot" || kind === "system") return kind;
  return kind === "rule" ? "system" : "member";
}
