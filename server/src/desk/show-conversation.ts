import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { ConversationKey } from "./event.ts";
import { type ListedRow, readConversations } from "./list.sql.ts";
import type { Conversation } from "./shapes.ts";

/** One conversation as screens show it. */
export async function shownConversation(
  tx: Tx,
  { workspaceId, conversationId }: ConversationKey,
): Promise<Conversation> {
  const rows = await readConversations(tx, workspaceId, [conversationId]);
  if (!rows[0]) throw new Refusal("not_found", "There is no such conversation.");
  return shownRow(rows[0]);
}

/** A conversation as lists and screens show it. */
export function shownRow(row: ListedRow): Conversation {
  return {
    conversationId: row.conversationId,
    number: row.number,
    subjectId: row.subjectId,
    personId: row.personId,
    personName: row.personName,
    channel: row.channel,
    title: row.title,
    state: row.state,
    stateSince: row.stateSince,
    snoozedUntil: row.snoozedUntil,
    priority: row.priority,
    teamId: row.teamId,
    assigneeId: row.assigneeId,
    tags: row.tags,
    fields: row.fields,
    openedAt: row.openedAt,
    lastMessageAt: row.lastMessageAt,
    lastMessageBy: row.lastMessageBy,
    preview: row.preview,
    waitingSince: row.waitingSince,
    mergedInto: row.mergedInto,
    sla: slaOf(row),
  };
}

function slaOf({ slaMetric, slaDueAt, slaBreachedAt, slaPaused }: ListedRow): Conversation["sla"] {
  if (!slaMetric) return null;
  return { metric: slaMetric, dueAt: slaDueAt, breachedAt: slaBreachedAt, paused: slaPaused ?? false };
}
