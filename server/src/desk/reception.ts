import type { MessageRead } from "../channels/public.ts";
import { newId } from "../kernel/id.ts";
import { previewOf } from "./clean-html.ts";
import type { ConversationRow } from "./conversation.sql.ts";
import type { Happened } from "./event.ts";

const dayMilliseconds = 86_400_000;

/** Whether a message may still open this conversation again. */
export function takes(conversation: ConversationRow, at: Date, reopenWithinDays: number): boolean {
  if (!conversation.resolvedAt) return true;
  return at.getTime() - conversation.resolvedAt.getTime() <= reopenWithinDays * dayMilliseconds;
}

/** A conversation that begins with a message of a customer; its number is still to be taken. */
export function opened({ workspaceId, subjectId, channel, sentAt }: MessageRead): ConversationRow {
  return {
    workspaceId,
    conversationId: newId(sentAt),
    number: 0,
    subjectId,
    channel,
    title: "",
    state: "open",
    stateSince: sentAt,
    snoozedUntil: null,
    priority: "normal",
    teamId: null,
    assigneeId: null,
    tags: [],
    fields: {},
    openedAt: sentAt,
    openedBy: `customer:${subjectId}`,
    lastMessageAt: sentAt,
    lastMessageBy: "customer",
    preview: "",
    waitingSince: null,
    firstRepliedAt: null,
    resolvedAt: null,
    mergedInto: null,
    changedAt: sentAt,
  };
}

/** What a conversation is once a message of its customer has come, and what is written of it into its history. */
export function received(
  was: ConversationRow,
  { messageId, subjectId, body, files, sentAt }: MessageRead,
): { conversation: ConversationRow; events: Happened[] } {
  const author = `customer:${subjectId}`;
  const events: Happened[] = [];
  let now: ConversationRow = { ...was, waitingSince: was.waitingSince ?? sentAt, changedAt: sentAt };
  if (sentAt >= was.lastMessageAt)
    now = { ...now, lastMessageAt: sentAt, lastMessageBy: "customer", preview: previewOf(body.text, files) };
  if (was.state !== "open") {
    now = { ...now, state: "open", stateSince: sentAt, snoozedUntil: null, resolvedAt: null };
    const detail = { from: was.state, to: "open" };
    events.push({ kind: "state_changed", author, at: sentAt, reason: "The customer wrote.", detail });
  }
  events.push({ kind: "message_received", author, at: sentAt, detail: { messageId } });
  return { conversation: now, events };
}
