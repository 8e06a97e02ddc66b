import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { announce } from "../kernel/wake.ts";
import { insertDeliveriesUpTo, insertDelivery } from "./delivery.sql.ts";
import { deliveriesLedger, messagesLedger, passagesLedger } from "./ledgers.ts";
import { insertMessage, updateMessage } from "./message.sql.ts";
import type { ChannelAuthor, ChannelBody, ChannelFile } from "./message.ts";
import { findThread } from "./thread.sql.ts";

/** A message to a customer; its id is its writer's, so that sending it again sends it once. */
export interface Outgoing {
  workspaceId: string;
  messageId: string;
  threadId: string;
  author: ChannelAuthor;
  body: ChannelBody;
  files: readonly ChannelFile[];
  sentAt: Date;
}

/** Sends a message in the caller's transaction: whoever follows the channel's ledgers shows or carries it from there. */
export async function send(tx: Tx, outgoing: Outgoing): Promise<void> {
  const { workspaceId, messageId, threadId, author, body, files, sentAt } = outgoing;
  const thread = await findThread(tx, workspaceId, threadId);
  if (!thread) throw new Refusal("not_found", "There is no such thread to answer in.");
  const { channelId, subjectId } = thread;
  const message = { workspaceId, messageId, threadId, channelId, subjectId, author, body, files: [...files], sentAt };
  const isNew = await insertMessage(tx, { ...message, direction: "out", detail: {} });
  if (!isNew) return;
  // Once it stands in the thread it is with the chat: nothing else carries it, and nothing can fail.
  await insertDelivery(tx, { workspaceId, messageId, threadId, state: "sent", at: sentAt });
  await announce(tx, messagesLedger, deliveriesLedger, passagesLedger);
}

/** Changes what was sent, wherever it is shown. What was withdrawn stays so. */
export async function revise(
  tx: Tx,
  { workspaceId, messageId }: { workspaceId: string; messageId: string },
  { body, files, at }: { body: ChannelBody; files: readonly ChannelFile[]; at: Date },
): Promise<void> {
  const key = { workspaceId, messageId };
  const threadId = await updateMessage(tx, key, { body, files, detail: { revisedAt: at.toISOString() } });
  if (!threadId) return;
  await insertDelivery(tx, { ...key, threadId, state: "revised", at, detail: { body, files } });
  await announce(tx, deliveriesLedger, passagesLedger);
}

/** Takes back what was sent: its text and files are gone from wherever they are shown. */
export async function withdraw(
  tx: Tx,
  { workspaceId, messageId }: { workspaceId: string; messageId: string },
  at: Date,
): Promise<void> {
  const key = { workspaceId, messageId };
  const nothing = { body: { text: "" }, files: [], detail: { withdrawnAt: at.toISOString() } };
  const threadId = await updateMessage(tx, key, nothing);
  if (!threadId) return;
  await insertDelivery(tx, { ...key, threadId, state: "withdrawn", at });
  await announce(tx, deliveriesLedger, passagesLedger);
}

/** Tells the customer that somebody of the company has seen their messages up to this one. */
export async function markSeen(
  tx: Tx,
  upTo: { workspaceId: string; threadId: string; upTo: string },
  at: Date,
): Promise<void> {
  const seen = await insertDeliveriesUpTo(tx, upTo, { direction: "in", state: "read", at });
  if (seen > 0) await announce(tx, deliveriesLedger, passagesLedger);
}
