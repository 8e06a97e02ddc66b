import { type DeliveryRead, deliveriesLedger, readDeliveries } from "../channels/public.ts";
import type { Tx } from "../kernel/database.ts";
import { follower } from "../kernel/follow.ts";
import { type Fate, insertFates } from "./delivery.sql.ts";
import { appendEvents } from "./event.ts";

/** Learns from the channels what became of replies. */
export const deliveryFollower = follower<DeliveryRead>({
  name: "desk.delivery",
  ledger: deliveriesLedger,
  batchSize: 1000,
  secondLookMilliseconds: 2,
  read: readDeliveries,
  apply: async (tx, deliveries) => {
    for (const [workspaceId, own] of Map.groupBy(deliveries, (delivery) => delivery.workspaceId))
      await recordFates(tx, workspaceId, own.flatMap(fateOf));
  },
});

// That a message was revised or withdrawn is the desk's own doing.
function fateOf({ messageId, state, at, reason }: DeliveryRead): Fate[] {
  return state === "revised" || state === "withdrawn" ? [] : [{ messageId, state, at, reason }];
}

/** Writes down what became of replies, each state once. */
export async function recordFates(tx: Tx, workspaceId: string, fates: readonly Fate[]): Promise<void> {
  if (fates.length === 0) return;
  const told = await insertFates(tx, workspaceId, fates);
  await appendEvents(
    tx,
    workspaceId,
    told.map(({ rootId, messageId, state, at, reason }) => ({
      conversationId: rootId,
      kind: state === "read" ? "read_by_customer" : "delivery_changed",
      author: "system",
      at,
      reason,
      detail: state === "read" ? { messageId } : { messageId, state, reason },
    })),
  );
}
