import { revise, withdraw } from "../channels/public.ts";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { clearTimer } from "../kernel/timers.ts";
import { updateConversations } from "./conversation.sql.ts";
import { deleteFailure, lastFate } from "./delivery.sql.ts";
import { recordFates } from "./delivery.ts";
import type { DraftRow } from "./draft.sql.ts";
import { upsertDraft } from "./draft.sql.ts";
import { draftsOf } from "./drafts.ts";
import { appendEvent, type ConversationKey } from "./event.ts";
import { lockRoot } from "./lock-conversation.ts";
import { findMessage, type MessageRow } from "./message.sql.ts";
import { mergedSet } from "./root.sql.ts";
import { handOver, sendReply } from "./send-reply.ts";
import { deleteUnsent, insertDeletion, isDeleted, replaceBody } from "./sending.sql.ts";
import type { File } from "./shapes.ts";
import { stoodAnew } from "./standing.ts";
import { bodyOf, sendTimer } from "./write-message.ts";

/** Which message of which conversation. */
export interface MessageKey extends ConversationKey {
  messageId: string;
}

/** Who changes what was written; a supervisor may do so with anything, at any time. */
export interface Editor {
  by: string;
  at: Date;
  supervises: boolean;
}

const editableMilliseconds = 15 * 60_000;

/** Takes back a reply that has not gone out; it becomes its writer's draft again. */
export async function takeBack(tx: Tx, key: MessageKey, editor: Editor): Promise<DraftRow> {
  const message = await lockMessage(tx, key);
  refuseOthers(message, editor);
  if (message.kind !== "reply" || message.sentAt)
    throw new Refusal("conflict", "It has gone out already. It can still be edited or deleted.");
  const { workspaceId, messageId, author } = message;
  await clearTimer(tx, { name: sendTimer, workspaceId, key: messageId });
  const draft = await asDraft(tx, key, message, editor.at);
  if (author.startsWith("member:")) await upsertDraft(tx, workspaceId, draft);
  await deleteUnsent(tx, workspaceId, messageId);
  await tell(tx, key, "reply_taken_back", editor);
  return draft;
}

async function asDraft(tx: Tx, key: MessageKey, message: MessageRow, savedAt: Date): Promise<DraftRow> {
  const memberId = message.author.slice(message.author.indexOf(":") + 1);
  const own = { conversationId: message.conversationId, kind: "reply" as const, memberId };
  const begun = (await draftsOf(tx, key, memberId)).find(
    (draft) => draft.memberId === memberId && draft.kind === "reply" && draft.conversationId === own.conversationId,
  );
  // What has been begun since is kept below it.
  const bodyHtml = message.bodyHtml + (begun?.bodyHtml ?? "");
  return {
    ...own,
    bodyHtml,
    files: [...message.files, ...(begun?.files ?? [])],
    shared: begun?.shared ?? false,
    savedAt,
  };
}

/** Changes what was written; what was sent is changed wherever it is shown. */
export async function edit(
  tx: Tx,
  key: MessageKey,
  { bodyHtml, files }: { bodyHtml: string; files: readonly File[] },
  editor: Editor,
): Promise<void> {
  const message = await lockMessage(tx, key);
  if (message.kind === "inbound") throw new Refusal("forbidden", "What a customer wrote is not changed.");
  refuseOthers(message, editor);
  refuseTooLate(message, editor);
  const body = bodyOf({ bodyHtml, files });
  await replaceBody(tx, key.workspaceId, key.messageId, body, editor);
  if (message.sentAt) {
    const { bodyText: text, bodyHtml: html } = body;
    await revise(tx, key, { body: { text, html }, files, at: editor.at });
  }
  await tell(tx, key, "message_edited", editor);
}

/** Deletes a message; what was sent is taken away wherever it is shown. Deleting it twice is harmless. */
export async function remove(tx: Tx, key: MessageKey, editor: Editor): Promise<void> {
  const message = await lockMessage(tx, key, "deleted too");
  if (await isDeleted(tx, key.workspaceId, key.messageId)) return;
  refuseOthers(message, editor);
  refuseTooLate(message, editor);
  await replaceBody(tx, key.workspaceId, key.messageId, { bodyHtml: "", bodyText: "", files: [] }, editor);
  await insertDeletion(tx, key.workspaceId, key.messageId, editor);
  if (message.kind === "reply" && !message.sentAt)
    await clearTimer(tx, { name: sendTimer, workspaceId: key.workspaceId, key: key.messageId });
  if (message.sentAt) await withdraw(tx, key, editor.at);
  await tell(tx, key, "message_deleted", editor);
}

/** Tries again to deliver a reply that failed. */
export async function retry(tx: Tx, key: MessageKey, { by, at }: Pick<Editor, "by" | "at">): Promise<void> {
  const message = await lockMessage(tx, key);
  const fate = await lastFate(tx, key.workspaceId, key.messageId);
  if (fate?.state !== "failed") throw new Refusal("conflict", "It has not failed, so there is nothing to try again.");
  await deleteFailure(tx, key.workspaceId, key.messageId);
  await recordFates(tx, key.workspaceId, [{ messageId: key.messageId, state: "queued", at, reason: "" }]);
  await appendEvent(tx, key, { kind: "delivery_retried", author: by, at, detail: { messageId: key.messageId } });
  if (message.sentAt) await handOver(tx, message, at);
  else await sendReply(tx, key.workspaceId, key.messageId, at);
}

/** The message, while nobody else changes its conversation. */
async function lockMessage(
  tx: Tx,
  key: MessageKey,
  which: "deleted too" | "standing" = "standing",
): Promise<MessageRow> {
  const root = await lockRoot(tx, key);
  const together = await mergedSet(tx, key.workspaceId, root.conversationId);
  const message = await findMessage(tx, key.workspaceId, key.messageId);
  const gone = which === "standing" && message && (await isDeleted(tx, key.workspaceId, key.messageId));
  if (!message || gone || !together.includes(message.conversationId))
    throw new Refusal("not_found", "There is no such message in this conversation.");
  return message;
}

function refuseOthers({ author }: MessageRow, { by, supervises }: Editor): void {
  if (author !== by && !supervises) throw new Refusal("forbidden", "Only who wrote it, or a supervisor, may do this.");
}

function refuseTooLate({ sentAt }: MessageRow, { at, supervises }: Editor): void {
  if (sentAt && !supervises && at.getTime() - sentAt.getTime() > editableMilliseconds)
    throw new Refusal("conflict", "It went out more than 15 minutes ago. A supervisor can still change it.");
}

/** Writes it into the history of the conversation, which shows its last message as it is now. */
async function tell(tx: Tx, key: MessageKey, kind: string, { by, at }: Editor): Promise<void> {
  const root = await lockRoot(tx, key);
  await updateConversations(tx, key.workspaceId, await stoodAnew(tx, key.workspaceId, [{ ...root, changedAt: at }]));
  await appendEvent(tx, root, { kind, author: by, at, detail: { messageId: key.messageId } });
}
