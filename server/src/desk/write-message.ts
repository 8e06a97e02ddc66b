import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { setTimer } from "../kernel/timers.ts";
import { authorsOf } from "./authors.ts";
import { applyChanges } from "./change-conversation.ts";
import { cleanHtml, previewOf, textOf } from "./clean-html.ts";
import type { ConversationRow } from "./conversation.sql.ts";
import { discardDraft } from "./drafts.ts";
import { appendEvent, appendEvents } from "./event.ts";
import type { By } from "./follow-conversation.ts";
import { membersAmong } from "./membership.sql.ts";
import { findMessage, insertMessages } from "./message.sql.ts";
import { insertFollowers } from "./relation.sql.ts";
import { threadFor } from "./reply-thread.ts";
import { mergedSet } from "./root.sql.ts";
import { insertMentions, newerThan } from "./sending.sql.ts";
import { readSettings } from "./setting.sql.ts";
import type { File } from "./shapes.ts";

/** Sends a reply when its time has come; its key is the message. */
export const sendTimer = "desk.send";

/** What a member, key or rule says in a conversation. */
export interface Writing {
  messageId: string;
  kind: "reply" | "note";
  bodyHtml: string;
  files: readonly File[];
  mentions?: readonly string[];
  sendAt?: Date | undefined;
  threadId?: string | undefined;
  seen?: string | null | undefined;
  anyway?: boolean;
  stateAfter?: "open" | "pending" | "resolved" | undefined;
}

/** Writes a note, or a reply that goes out when it can no longer be taken back; the same message twice says it once. */
export async function writeMessage(tx: Tx, conversation: ConversationRow, writing: Writing, deed: By): Promise<void> {
  const { workspaceId } = conversation;
  if (await writtenBefore(tx, workspaceId, writing.messageId, deed.by)) return;
  const body = bodyOf(writing);
  const together = await mergedSet(tx, workspaceId, conversation.conversationId);
  if (writing.kind === "reply") await writeReply(tx, conversation, together, { ...writing, ...body }, deed);
  else await writeNote(tx, conversation, { ...writing, ...body }, deed);
  const memberId = deed.by.startsWith("member:") ? deed.by.slice(7) : undefined;
  if (memberId) await discardDraft(tx, conversation, memberId, writing.kind);
}

/** What a message says, safe and with its plain text. */
export function bodyOf({ bodyHtml, files }: Pick<Writing, "bodyHtml" | "files">) {
  const html = cleanHtml(bodyHtml);
  const text = textOf(html);
  if (text === "" && files.length === 0 && !html.includes("<img"))
    throw new Refusal("bad_input", "Say something, or add a file.", "bodyHtml");
  return { bodyHtml: html, bodyText: text, files };
}

type Bodied = Writing & { bodyText: string };

async function writtenBefore(tx: Tx, workspaceId: string, messageId: string, by: string): Promise<boolean> {
  const before = await findMessage(tx, workspaceId, messageId);
  if (before && before.author !== by) throw new Refusal("conflict", "Another message has this id.", "messageId");
  return before !== undefined;
}

async function writeNote(tx: Tx, conversation: ConversationRow, writing: Bodied, { by, at }: By): Promise<void> {
  const { workspaceId, conversationId, channel } = conversation;
  const { messageId, stateAfter } = writing;
  const mentions = writing.mentions?.length ? await membersAmong(tx, workspaceId, writing.mentions) : [];
  const row = {
    ...plain({ ...writing, mentions }, by, at),
    conversationId,
    kind: "note" as const,
    channel,
    threadId: null,
    subjectId: null,
  };
  await insertMessages(tx, workspaceId, [row]);
  await appendEvent(tx, conversation, { kind: "note_added", author: by, at, detail: { messageId } });
  if (mentions.length > 0) {
    await insertMentions(tx, { workspaceId, messageId, conversationId }, mentions, at);
    const added = await insertFollowers(tx, workspaceId, conversationId, mentions, { by, at });
    const followed = added.map((memberId) => ({
      conversationId,
      kind: "followed",
      author: by,
      at,
      detail: { memberId },
    }));
    await appendEvents(tx, workspaceId, followed);
  }
  if (stateAfter) await applyChanges(tx, conversation, [{ kind: "state", to: stateAfter }], { by, at, reason: "" });
}

async function writeReply(
  tx: Tx,
  conversation: ConversationRow,
  together: readonly string[],
  writing: Bodied,
  { by, at }: By,
): Promise<void> {
  const { workspaceId } = conversation;
  const { messageId, sendAt, seen, anyway = false, stateAfter } = writing;
  if (seen !== undefined && !anyway) await refuseUnseen(tx, workspaceId, together, { seen, author: by });
  const thread = await threadFor(tx, conversation, together, writing.threadId, at);
  const undoneUntil = new Date(at.getTime() + (await readSettings(tx, workspaceId)).undoSeconds * 1000);
  const isLater = sendAt !== undefined && sendAt > undoneUntil;
  const dueAt = isLater ? sendAt : undoneUntil;
  await insertMessages(tx, workspaceId, [
    {
      ...plain(writing, by, at),
      conversationId: thread.conversationId,
      kind: "reply",
      channel: thread.channel,
      threadId: thread.threadId,
      subjectId: conversation.subjectId,
      dueAt,
      detail: { ...(stateAfter ? { stateAfter } : {}), ...(isLater ? { composedAt: at.toISOString() } : {}) },
    },
  ]);
  await setTimer(tx, { name: sendTimer, workspaceId, key: messageId, dueAt, payload: {} });
  await appendEvent(tx, conversation, { kind: "reply_written", author: by, at, detail: { messageId, dueAt } });
}

function plain({ messageId, bodyHtml, bodyText, files, mentions = [] }: Bodied, author: string, writtenAt: Date) {
  return {
    ...{ messageId, author, writtenAt, bodyHtml, bodyText, files: [...files], mentions: [...mentions] },
    ...{ dueAt: null, sentAt: null, sideId: null, detail: {} },
  };
}

/** Holds a reply back whose writer has not seen what was said since. */
async function refuseUnseen(
  tx: Tx,
  workspaceId: string,
  together: readonly string[],
  since: { seen: string | null; author: string },
): Promise<void> {
  const newer = await newerThan(tx, workspaceId, together, since);
  if (!newer) return;
  const authorOf = await authorsOf(tx, workspaceId, [newer.author]);
  const said = previewOf(newer.bodyText, newer.files).slice(0, 120);
  const deed = newer.kind === "reply" && !newer.sentAt ? "is answering too" : "wrote";
  throw new Refusal(
    "conflict",
    `${authorOf(newer.author).name} ${deed} meanwhile: “${said}”. Read it first, or send yours anyway.`,
    "seen",
  );
}
