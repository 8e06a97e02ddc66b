import type { Tx } from "../../kernel/database.ts";
import { follower } from "../../kernel/follow.ts";
import { eventsLedger } from "../event.ts";
import { type EventRead, readEvents } from "./event-ledger.sql.ts";
import { keepClocks } from "./keep-clocks.ts";
import { workspacesWithPolicies } from "./policy.sql.ts";

// A message or its sending, or what changes when a clock runs or which policy holds.
const kinds = new Set([
  "opened",
  "message_received",
  "reply_sent",
  "state_changed",
  "priority_changed",
  "team_changed",
  "tags_changed",
  "merged",
  "merged_in",
  "unmerged",
  "split_off",
  "split_from",
]);

/** Keeps the clocks of conversations as their events go on. */
export const slaFollower = follower<EventRead>({
  name: "desk.sla",
  ledger: eventsLedger,
  batchSize: 500,
  read: readEvents,
  apply: async (tx, events) => keepAll(tx, events),
});

async function keepAll(tx: Tx, events: readonly EventRead[]): Promise<void> {
  const relevant = Map.groupBy(
    events.filter(({ kind }) => kinds.has(kind)),
    ({ workspaceId }) => workspaceId,
  );
  if (relevant.size === 0) return;
  for (const workspaceId of await workspacesWithPolicies(tx, [...relevant.keys()])) {
    const ids = new Set(relevant.get(workspaceId)!.map(({ conversationId }) => conversationId));
    await keepClocks(tx, workspaceId, [...ids]);
  }
}
