import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Db, inSystem, type Tx } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { insertWorkspace } from "../../workspaces/workspace.sql.ts";
import { applyChanges } from "../change-conversation.ts";
import { type ConversationRow, insertConversations, lockConversations, takeNumbers } from "../conversation.sql.ts";
import { appendEvent } from "../event.ts";
import { insertMessages } from "../message.sql.ts";
import type { Change } from "../shapes.ts";

/** The agent whom tests let answer. */
export const ada = "0199a000-0000-7000-8000-00000000ada0";

/** A workspace in which nothing has happened. */
export function newWorkspace(db: Db, timeZone = "UTC"): Promise<string> {
  const said = { name: "Kestrel Coffee", timeZone, defaultCountry: "DE", currency: "EUR" };
  const secrets = { subjectSalt: randomBytes(32), identitySecret: "secret", createdBy: ada };
  return inSystem(db, async (tx) => {
    await sql`insert into workspaces."user" (id, name, email) values (${ada}, 'Ada', 'ada@example.com')
      on conflict do nothing`.execute(tx);
    return insertWorkspace(tx, { ...said, ...secrets });
  });
}

export interface Opening {
  workspaceId: string;
  at: Date;
  by?: string;
  channel?: string;
  subjectId?: string;
  priority?: ConversationRow["priority"];
  tags?: string[];
}

/** Opens a conversation without a message; without `by`, a customer opens it. */
export async function open(tx: Tx, { workspaceId, at, by, channel = "chat", ...rest }: Opening): Promise<string> {
  const { subjectId = randomUUID(), priority = "normal", tags = [] } = rest;
  const conversationId = newId(at);
  const openedBy = by ?? `customer:${subjectId}`;
  const row: ConversationRow = {
    ...{ workspaceId, conversationId, number: await takeNumbers(tx, workspaceId, 1), subjectId, channel, title: "" },
    ...{
      state: "open",
      stateSince: at,
      snoozedUntil: null,
      resolvedAt: null,
      priority,
      teamId: null,
      assigneeId: null,
    },
    ...{ tags, fields: {}, mergedInto: null, openedAt: at, openedBy, changedAt: at, lastMessageAt: at },
    ...{ lastMessageBy: "customer", preview: "", waitingSince: null, firstRepliedAt: null },
  };
  await insertConversations(tx, workspaceId, [row]);
  await appendEvent(tx, row, { kind: "opened", author: openedBy, at, detail: { channel } });
  return conversationId;
}

/** The customer writes; a resolved, pending or snoozed conversation is open again. */
export async function write(tx: Tx, workspaceId: string, conversationId: string, at: Date): Promise<void> {
  const [row] = await lockConversations(tx, workspaceId, [conversationId]);
  await say(tx, row!, "inbound", `customer:${row!.subjectId}`, at);
  await applyChanges(tx, row!, [{ kind: "state", to: "open" }], { by: "system", at, reason: "" });
}

/** A member, or whoever is named, answers. */
export async function reply(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  at: Date,
  author = `member:${ada}`,
): Promise<void> {
  const [row] = await lockConversations(tx, workspaceId, [conversationId]);
  await say(tx, row!, "reply", author, at);
}

/** Ada changes a conversation. */
export function change(tx: Tx, workspaceId: string, conversationId: string, changes: Change[], at: Date) {
  return applyChanges(tx, { workspaceId, conversationId }, changes, { by: `member:${ada}`, at, reason: "" });
}

async function say(tx: Tx, row: ConversationRow, kind: "inbound" | "reply", author: string, at: Date): Promise<void> {
  const { workspaceId, conversationId, subjectId, channel } = row;
  const messageId = newId(at);
  const out = kind === "reply" ? at : null;
  await insertMessages(tx, workspaceId, [
    {
      ...{ messageId, conversationId, kind, channel, threadId: null, author, subjectId, bodyHtml: "", bodyText: "" },
      ...{ files: [], mentions: [], writtenAt: at, dueAt: out, sentAt: out, sideId: null, detail: {} },
    },
  ]);
  const event = kind === "inbound" ? "message_received" : "reply_sent";
  await appendEvent(tx, { workspaceId, conversationId }, { kind: event, author, at, detail: { messageId } });
}
