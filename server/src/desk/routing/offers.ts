import type { Tx } from "../../kernel/database.ts";
import { applyToMany } from "../change-conversation.ts";
import { appendEvents } from "../event.ts";
import { type DueOffer, endOffers, lockDueOffers, unresponsiveAmong } from "./offer.sql.ts";
import { reviewQueue } from "./queue.ts";
import type { RoutingSettings } from "./shapes.ts";
import { setStatus } from "./status.ts";

/**
 * Takes conversations away from those who were given them and did not respond in time: they go on, with the time that their
 * customers have waited. Whoever lets too many go in a row counts as away. Returns how many were taken away.
 */
export async function expireOffers(tx: Tx, workspaceId: string, settings: RoutingSettings, now: Date): Promise<number> {
  const due = await lockDueOffers(tx, workspaceId, now);
  if (due.length === 0) return 0;
  await endOffers(
    tx,
    workspaceId,
    due.map((offer) => ({ offerId: offer.offerId, outcome: outcomeOf(offer) })),
    now,
  );
  const expired = due.filter((offer) => outcomeOf(offer) === "expired");
  await takeAway(tx, workspaceId, expired, now);
  await sendAway(tx, workspaceId, expired, settings, now);
  return expired.length;
}

function outcomeOf({ responded, stands }: DueOffer): "accepted" | "expired" | "withdrawn" {
  if (responded) return "accepted";
  return stands ? "expired" : "withdrawn";
}

async function takeAway(tx: Tx, workspaceId: string, expired: readonly DueOffer[], now: Date): Promise<void> {
  if (expired.length === 0) return;
  await appendEvents(
    tx,
    workspaceId,
    expired.map((offer) => ({
      conversationId: offer.conversationId,
      kind: "offer_expired",
      author: "system",
      at: now,
      detail: { memberId: offer.memberId, waitedSeconds: secondsBetween(offer.offeredAt, now) },
    })),
  );
  await applyToMany(
    tx,
    workspaceId,
    expired.map(({ conversationId, offeredAt }) => ({
      conversationId,
      changes: [{ kind: "assignee", to: null }],
      deed: { by: "system", at: now, reason: `No response within ${secondsBetween(offeredAt, now)} s` },
    })),
  );
  const causes = expired.map(
    ({ conversationId, memberId }) => [conversationId, { because: "no response", passedBy: memberId }] as const,
  );
  await reviewQueue(tx, workspaceId, new Map(causes), now);
}

async function sendAway(
  tx: Tx,
  workspaceId: string,
  expired: readonly DueOffer[],
  { awayAfterMissed }: RoutingSettings,
  now: Date,
): Promise<void> {
  if (awayAfterMissed === null || expired.length === 0) return;
  const memberIds = expired.map(({ memberId }) => memberId);
  for (const memberId of await unresponsiveAmong(tx, workspaceId, memberIds, awayAfterMissed)) {
    const reason = `Did not respond ${awayAfterMissed === 1 ? "" : `${awayAfterMissed} times `}in time`;
    await setStatus(tx, workspaceId, { memberId, status: "away", reason, by: "system", at: now });
  }
}

function secondsBetween(from: Date, until: Date): number {
  return Math.round((until.getTime() - from.getTime()) / 1000);
}
