import type { Tx } from "../../kernel/database.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { announce } from "../../kernel/wake.ts";
import { appendEvent, type ConversationKey } from "../event.ts";
import { putFirstReason } from "./need.ts";
import { acceptOffers } from "./offer.sql.ts";
import { headRank, holdQueue, updateRanks } from "./queue.sql.ts";
import { queueLedger } from "./queue.ts";

/** Lets a conversation that waits go before all others of its line and of other lines. */
export async function putFirst(tx: Tx, at: ConversationKey, by: string, now: Date): Promise<void> {
  await holdQueue(tx, at.workspaceId);
  const first = await headRank(tx, at.workspaceId, at.conversationId);
  if (!first) throw new Refusal("not_found", "This conversation does not wait in the queue.");
  const headStart = [...first.headStart, { seconds: first.secondsAhead, because: putFirstReason }];
  const ranks = [{ conversationId: at.conversationId, headStart, rankAt: first.rankAt }];
  await updateRanks(tx, at.workspaceId, ranks);
  await appendEvent(tx, at, { kind: "queued", author: by, at: now, detail: { because: putFirstReason } });
  await announce(tx, queueLedger);
}

/** Whoever was given a conversation has seen it, so it stays with them. */
export async function acceptOffer(tx: Tx, at: ConversationKey, memberId: string, now: Date): Promise<void> {
  const author = `member:${memberId}`;
  const deed = { conversationId: at.conversationId, author, at: now };
  if ((await acceptOffers(tx, at.workspaceId, [deed])) === 0)
    throw new Refusal("conflict", "This conversation is not waiting for your response.");
  await appendEvent(tx, at, { kind: "offer_accepted", author, at: now });
  await announce(tx, queueLedger);
}
