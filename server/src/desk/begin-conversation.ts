import type { Tx } from "../kernel/database.ts";
import { newId } from "../kernel/id.ts";
import { Refusal } from "../kernel/refusal.ts";
import { applyChanges } from "./change-conversation.ts";
import { type ConversationRow, insertConversations, takeNumbers } from "./conversation.sql.ts";
import { appendEvent } from "./event.ts";
import type { By } from "./follow-conversation.ts";
import { subjectsOf } from "./membership.sql.ts";
import { sideOf } from "./standing.ts";
import { writeMessage } from "./write-message.ts";

/** What a conversation begins with. */
export interface Beginning {
  workspaceId: string;
  personId: string;
  title: string;
  channel: string;
  bodyHtml?: string | undefined;
}

/** Begins a conversation with a customer, which its beginner then owns; with a body, it is the first reply. */
export async function beginConversation(
  tx: Tx,
  { workspaceId, personId, title, channel, bodyHtml }: Beginning,
  { by, at }: By,
): Promise<ConversationRow> {
  const subjects = await subjectsOf(tx, workspaceId, personId);
  if (subjects.length === 0) throw new Refusal("not_found", "There is no such person.", "personId");
  const subjectId = subjects.includes(personId) ? personId : subjects[0]!;
  const number = await takeNumbers(tx, workspaceId, 1);
  const begun: ConversationRow = {
    ...{ workspaceId, conversationId: newId(at), number, subjectId, channel, title },
    ...{ state: "open", stateSince: at, snoozedUntil: null, resolvedAt: null, priority: "normal" },
    ...{ teamId: null, assigneeId: null, tags: [], fields: {}, mergedInto: null },
    ...{ openedAt: at, openedBy: by, changedAt: at, lastMessageAt: at, lastMessageBy: sideOf(by), preview: "" },
    ...{ waitingSince: null, firstRepliedAt: null },
  };
  await insertConversations(tx, workspaceId, [begun]);
  await appendEvent(tx, begun, { kind: "opened", author: by, at, detail: { channel } });
  const assignee = by.startsWith("member:") ? [{ kind: "assignee" as const, to: by.slice(7) }] : [];
  const owned = await applyChanges(tx, begun, assignee, { by, at, reason: "Whoever begins a conversation owns it." });
  if (bodyHtml) await writeMessage(tx, owned, { messageId: newId(at), kind: "reply", bodyHtml, files: [] }, { by, at });
  return owned;
}
