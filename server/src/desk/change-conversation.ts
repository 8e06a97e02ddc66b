import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { clearTimer, setTimer } from "../kernel/timers.ts";
import { type Changed, changed } from "./changes.ts";
import { type ConversationRow, lockConversations, updateConversations } from "./conversation.sql.ts";
import { appendEvents, type ConversationKey } from "./event.ts";
import type { Change } from "./shapes.ts";
import { storeTags, type Tagging } from "./tagged.sql.ts";
import { waitingOf } from "./waiting.sql.ts";

/** Who changes something ("member:…", "rule:…", "system"), when, and why. */
export interface Deed {
  by: string;
  at: Date;
  reason: string;
}

/** Changes to one conversation of several that are changed in one go. */
export interface Changes {
  conversationId: string;
  changes: readonly Change[];
  deed: Deed;
}

/** Wakes a snoozed conversation; its key is the conversation. */
export const wakeTimer = "desk.wake";

/**
 * Changes what a conversation is, with one event for each change that is one. It is refused if the conversation does not
 * exist; one that was merged into another stays as it is, so that taking the merge back restores it.
 */
export async function applyChanges(
  tx: Tx,
  { workspaceId, conversationId }: ConversationKey,
  changes: readonly Change[],
  deed: Deed,
): Promise<ConversationRow> {
  const [row] = await applyToMany(tx, workspaceId, [{ conversationId, changes, deed }]);
  if (!row) throw new Refusal("not_found", "There is no such conversation.");
  return row;
}

/** Changes many conversations, each in its own way, with the same few statements; those that do not exist are left out. */
export async function applyToMany(tx: Tx, workspaceId: string, wanted: readonly Changes[]): Promise<ConversationRow[]> {
  const before = await lockConversations(
    tx,
    workspaceId,
    wanted.map(({ conversationId }) => conversationId),
  );
  const now = new Map(before.map((row) => [row.conversationId, row]));
  const happened = wanted.flatMap((one) => change(now, one));
  if (happened.length === 0) return before;

  const touched = new Set(happened.map(({ conversationId }) => conversationId));
  await waitAgain(tx, workspaceId, before, now);
  await updateConversations(
    tx,
    workspaceId,
    [...now.values()].filter(({ conversationId }) => touched.has(conversationId)),
  );
  await storeTags(tx, workspaceId, happened.flatMap(taggings));
  await setWakeTimers(tx, before, now);
  await appendEvents(tx, workspaceId, happened);
  return [...now.values()];
}

function change(now: Map<string, ConversationRow>, { conversationId, changes, deed }: Changes) {
  const events: Array<Omit<Changed, "conversation"> & { conversationId: string; author: string } & Omit<Deed, "by">> =
    [];
  for (const one of changes) {
    const was = now.get(conversationId);
    if (!was || was.mergedInto) break;
    const done = changed(was, one, deed.at);
    if (!done) continue;
    now.set(conversationId, { ...done.conversation, changedAt: deed.at });
    events.push({
      conversationId,
      kind: done.kind,
      detail: done.detail,
      author: deed.by,
      at: deed.at,
      reason: deed.reason,
    });
  }
  return events;
}

function taggings({
  conversationId,
  kind,
  detail,
}: {
  conversationId: string;
  kind: string;
  detail: object;
}): Tagging[] {
  return kind === "tags_changed" ? [{ conversationId, ...(detail as Omit<Tagging, "conversationId">) }] : [];
}

/** Who was told "resolved" but had not been answered waits again once the conversation is open. */
async function waitAgain(
  tx: Tx,
  workspaceId: string,
  before: readonly ConversationRow[],
  now: Map<string, ConversationRow>,
): Promise<void> {
  const reopened = before.filter(
    ({ conversationId, state }) => state === "resolved" && now.get(conversationId)!.state !== "resolved",
  );
  if (reopened.length === 0) return;
  const waiting = await waitingOf(
    tx,
    workspaceId,
    reopened.map(({ conversationId }) => conversationId),
  );
  for (const { conversationId } of reopened) {
    now.set(conversationId, { ...now.get(conversationId)!, waitingSince: waiting.get(conversationId) ?? null });
  }
}

async function setWakeTimers(
  tx: Tx,
  before: readonly ConversationRow[],
  now: Map<string, ConversationRow>,
): Promise<void> {
  for (const was of before) {
    const { workspaceId, conversationId: key, snoozedUntil } = now.get(was.conversationId)!;
    if (was.snoozedUntil?.getTime() === snoozedUntil?.getTime()) continue;
    const timer = { name: wakeTimer, workspaceId, key };
    if (snoozedUntil) await setTimer(tx, { ...timer, dueAt: snoozedUntil, payload: {} });
    else await clearTimer(tx, timer);
  }
}
