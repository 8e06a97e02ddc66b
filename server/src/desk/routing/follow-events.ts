import type { Kernel } from "../../kernel/assemble.ts";
import type { Tx } from "../../kernel/database.ts";
import { type Follower, follower } from "../../kernel/follow.ts";
import { announce } from "../../kernel/wake.ts";
import { eventsLedger } from "../event.ts";
import { idleSince } from "./agents.sql.ts";
import { acceptOffers, withdrawOffers } from "./offer.sql.ts";
import { type EventRead, finishersAmong, readEvents } from "./queue.sql.ts";
import { type Cause, queueLedger, reviewQueue } from "./queue.ts";

/** Keeps the queue and the offers true to what happens to conversations. */
export function queueFollower(kernel: Kernel): Follower {
  return follower<EventRead>({
    name: "desk.queue",
    ledger: eventsLedger,
    batchSize: 500,
    read: readEvents,
    apply: async (tx, events) => {
      for (const [workspaceId, own] of Map.groupBy(events, (event) => event.workspaceId))
        await takeIn(tx, workspaceId, own, kernel.clock.now());
    },
  });
}

// What a conversation needs, or whether it needs anybody, changes by these.
const telling = [
  ...["opened", "message_received", "reply_sent", "state_changed", "assignee_changed", "team_changed"],
  ...["priority_changed", "title_changed", "tags_changed", "field_changed"],
  ...["sla_started", "sla_changed", "sla_breached", "sla_met"],
  ...["merged", "merged_in", "unmerged", "split_off", "split_from"],
];

/** Takes in what happened, in commit order. */
export async function takeIn(tx: Tx, workspaceId: string, events: readonly EventRead[], now: Date): Promise<void> {
  await acceptOffers(
    tx,
    workspaceId,
    events.filter(({ author }) => author.startsWith("member:")),
  );
  const told = sinceRouted(events).filter(({ kind }) => telling.includes(kind));
  if (told.length === 0) return;
  await withdrawOffers(tx, workspaceId, [...new Set(told.map(({ conversationId }) => conversationId))], now);
  await reviewQueue(tx, workspaceId, causesOf(told), now);
  await makeRoom(tx, workspaceId, told);
}

/** Without what had happened when a conversation was last given to somebody: that has been seen to then. */
function sinceRouted(events: readonly EventRead[]): EventRead[] {
  const routed = new Map<string, number>();
  for (const [place, { kind, conversationId }] of events.entries())
    if (kind === "routed") routed.set(conversationId, place);
  return events.filter(({ conversationId }, place) => place > (routed.get(conversationId) ?? -1));
}

/** Why each conversation is looked at: what was last said of it that is a reason, with who gave it away. */
export function causesOf(events: readonly Omit<EventRead, "xid" | "seq" | "workspaceId">[]): Map<string, Cause> {
  const causes = new Map<string, Cause>();
  for (const event of events) {
    const { because, isReopened, passedBy } = causes.get(event.conversationId) ?? { because: "changed" };
    const cause = causeOf(event);
    causes.set(event.conversationId, {
      because: cause?.because ?? because,
      isReopened: cause?.isReopened ?? isReopened ?? false,
      passedBy: cause?.passedBy ?? passedBy,
    });
  }
  return causes;
}

function causeOf({ kind, author, detail }: Omit<EventRead, "xid" | "seq" | "workspaceId">): Cause | undefined {
  if (kind === "opened") return { because: "opened", isReopened: true };
  if (kind === "state_changed" && detail.to === "open") return { because: "opened again", isReopened: true };
  if (kind === "message_received") return { because: "message" };
  if (kind !== "assignee_changed" || detail.to) return undefined;
  const isOwnDeed = author === `member:${detail.from}`;
  return { because: "given back", passedBy: isOwnDeed ? (detail.from ?? undefined) : undefined };
}

/** Whoever has finished a conversation, or given it away, has room for another, and is idle from then on. */
async function makeRoom(tx: Tx, workspaceId: string, events: readonly EventRead[]): Promise<void> {
  const moves = events.filter(({ kind }) => kind === "state_changed" || kind === "assignee_changed");
  if (moves.length === 0) return;
  const finished = moves.filter(({ kind, detail }) => kind === "state_changed" && detail.to !== "open");
  await idleSince(tx, workspaceId, await finishersAmong(tx, workspaceId, finished));
  await announce(tx, queueLedger);
}
