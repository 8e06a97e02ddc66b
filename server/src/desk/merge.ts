import type { Tx } from "../kernel/database.ts";
import { newId } from "../kernel/id.ts";
import { Refusal } from "../kernel/refusal.ts";
import { setTimer } from "../kernel/timers.ts";
import { type Deed, wakeTimer } from "./change-conversation.ts";
import { type ConversationRow, lockConversations, updateConversations } from "./conversation.sql.ts";
import { appendEvents, type ConversationKey, type Happened } from "./event.ts";
import { lockStanding } from "./lock-conversation.ts";
import { ancestorsOf, endMerge, type Former, insertMerge, type MergeRow, mergeOf, writtenSince } from "./merge.sql.ts";
import { mergedSet } from "./root.sql.ts";
import { returnSplit, splitAgain } from "./split.sql.ts";
import { stoodAnew } from "./standing.ts";

/**
 * Merges a conversation into another. It stays as it is and is read as part of the other from now on; whoever was still
 * waiting in it opens the other one again.
 */
export async function merge(tx: Tx, at: ConversationKey, intoId: string, deed: Deed): Promise<ConversationRow> {
  const { workspaceId, conversationId } = at;
  if (conversationId === intoId) throw new Refusal("bad_input", "A conversation is not merged into itself.", "into");
  // In the order of ids, so that two merges of the same two never wait for each other.
  await lockConversations(tx, workspaceId, [conversationId, intoId]);
  const from = await lockStanding(tx, at);
  const into = await lockStanding(tx, { workspaceId, conversationId: intoId });

  const together = await mergedSet(tx, workspaceId, intoId);
  await returnSplit(tx, workspaceId, conversationId, together);
  const reopens = from.state !== "resolved" && into.state === "resolved";
  const now = reopens ? { ...into, state: "open" as const, stateSince: deed.at, resolvedAt: null } : into;
  await updateConversations(tx, workspaceId, [{ ...from, mergedInto: intoId, changedAt: deed.at }]);
  const [stood] = await stoodAnew(tx, workspaceId, [{ ...now, changedAt: deed.at }]);
  await updateConversations(tx, workspaceId, [stood!]);
  await insertMerge(tx, workspaceId, {
    ...{ mergeId: newId(deed.at), conversationId, intoId, mergedBy: deed.by, mergedAt: deed.at, reason: deed.reason },
    former: reopens ? formerOf(into) : null,
  });
  const reopened = { kind: "state_changed", detail: { from: into.state, to: "open" } };
  await appendEvents(tx, workspaceId, [
    told(deed, conversationId, { kind: "merged", detail: { into: intoId, number: into.number } }),
    told(deed, intoId, { kind: "merged_in", detail: { from: conversationId, number: from.number } }),
    ...(reopens ? [told(deed, intoId, reopened)] : []),
  ]);
  return stood!;
}

/** Takes a merge back: both are again what they were, each with what came since in its own threads. */
export async function unmerge(
  tx: Tx,
  { workspaceId, conversationId }: ConversationKey,
  deed: Deed,
): Promise<ConversationRow> {
  const above = await ancestorsOf(tx, workspaceId, conversationId);
  const locked = await lockConversations(tx, workspaceId, [conversationId, ...above]);
  const rows = new Map(locked.map((row) => [row.conversationId, row]));
  const merged = await mergeOf(tx, workspaceId, conversationId);
  const from = rows.get(conversationId);
  if (!from) throw new Refusal("not_found", "There is no such conversation.");
  if (!merged) throw new Refusal("conflict", `#${from.number} is not merged into another conversation.`);

  const own = await mergedSet(tx, workspaceId, conversationId);
  await splitAgain(tx, workspaceId, conversationId, await mergedSet(tx, workspaceId, above.at(-1)!));
  const back = await woken(tx, { ...from, mergedInto: null, changedAt: deed.at }, own, merged.mergedAt, deed);
  await updateConversations(tx, workspaceId, [back]);
  const others = above.map((id) => (id === merged.intoId ? restored(rows.get(id)!, merged) : rows.get(id)!));
  const [own2, ...stood] = await stoodAnew(tx, workspaceId, [back, ...others]);
  await updateConversations(tx, workspaceId, [own2!, ...stood]);
  await endMerge(tx, workspaceId, merged.mergeId, deed);
  await tellApart(tx, workspaceId, { from, back: own2!, into: rows.get(merged.intoId)!, stood }, deed);
  return own2!;
}

/** A conversation in which its customer wrote while it was merged is open, as it would be had it stood alone. */
async function woken(
  tx: Tx,
  row: ConversationRow,
  own: readonly string[],
  mergedAt: Date,
  { at }: Deed,
): Promise<ConversationRow> {
  if (row.state !== "open" && (await writtenSince(tx, row.workspaceId, own, mergedAt)))
    return { ...row, state: "open", stateSince: at, snoozedUntil: null, resolvedAt: null };
  // Its timer may have rung while it was merged; one that is due rings at once.
  const timer = { name: wakeTimer, workspaceId: row.workspaceId, key: row.conversationId };
  if (row.snoozedUntil) await setTimer(tx, { ...timer, dueAt: row.snoozedUntil, payload: {} });
  return row;
}

function formerOf({ state, stateSince, resolvedAt }: ConversationRow): Former {
  return { state, stateSince: stateSince.toISOString(), resolvedAt: resolvedAt?.toISOString() ?? null };
}

/** What the merge itself reopened is resolved again, unless somebody has decided about it since. */
function restored(row: ConversationRow, { former, mergedAt }: MergeRow): ConversationRow {
  if (!former || row.state !== "open" || row.stateSince.getTime() !== mergedAt.getTime()) return row;
  const resolvedAt = former.resolvedAt ? new Date(former.resolvedAt) : null;
  return { ...row, state: former.state, stateSince: new Date(former.stateSince), resolvedAt };
}

interface Apart {
  from: ConversationRow;
  back: ConversationRow;
  into: ConversationRow;
  stood: ConversationRow[];
}

async function tellApart(tx: Tx, workspaceId: string, { from, back, into, stood }: Apart, deed: Deed): Promise<void> {
  const intoNow = stood.find(({ conversationId }) => conversationId === into.conversationId)!;
  await appendEvents(tx, workspaceId, [
    told(deed, from.conversationId, { kind: "unmerged", detail: { from: into.conversationId } }),
    told(deed, into.conversationId, { kind: "unmerged", detail: { conversationId: from.conversationId } }),
    ...stateTold(deed, from, back),
    ...stateTold(deed, into, intoNow),
  ]);
}

function stateTold(deed: Deed, was: ConversationRow, now: ConversationRow) {
  if (was.state === now.state) return [];
  return [told(deed, now.conversationId, { kind: "state_changed", detail: { from: was.state, to: now.state } })];
}

function told({ by, at, reason }: Deed, conversationId: string, event: Pick<Happened, "kind" | "detail">) {
  return { ...event, conversationId, author: by, at, reason };
}
