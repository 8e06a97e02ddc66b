import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { appendEvent, appendEvents, type ConversationKey } from "./event.ts";
import { deleteLink, insertLinks } from "./link.sql.ts";
import { lockStanding } from "./lock-conversation.ts";
import { deleteFollower, insertFollowers } from "./relation.sql.ts";
import { mergedSet } from "./root.sql.ts";

/** Who does something, and when. */
export interface By {
  by: string;
  at: Date;
}

/** Lets a member follow a conversation; following it twice is harmless. */
export async function follow(tx: Tx, at: ConversationKey, memberId: string, deed: By): Promise<void> {
  await lockStanding(tx, at);
  const added = await insertFollowers(tx, at.workspaceId, at.conversationId, [memberId], deed);
  if (added.length === 0) return;
  await appendEvent(tx, at, { kind: "followed", author: deed.by, at: deed.at, detail: { memberId } });
}

/** Lets a member follow a conversation no longer. */
export async function unfollow(tx: Tx, at: ConversationKey, memberId: string, deed: By): Promise<void> {
  await lockStanding(tx, at);
  const together = await mergedSet(tx, at.workspaceId, at.conversationId);
  if (!(await deleteFollower(tx, at.workspaceId, together, memberId))) return;
  await appendEvent(tx, at, { kind: "unfollowed", author: deed.by, at: deed.at, detail: { memberId } });
}

/** Links two conversations; a link that is there stays. */
export async function link(tx: Tx, at: ConversationKey, otherId: string, because: string, { by, at: when }: By) {
  const { workspaceId, conversationId } = at;
  if (conversationId === otherId) throw new Refusal("bad_input", "A conversation is not linked to itself.", "otherId");
  for (const one of [conversationId, otherId].sort()) await lockStanding(tx, { workspaceId, conversationId: one });
  const row = { conversationId, otherId, because, linkedBy: by, linkedAt: when };
  if ((await insertLinks(tx, workspaceId, [row])) > 0)
    await appendEvents(tx, workspaceId, bothEnds("linked", at, otherId, { by, at: when }, because));
}

/** Removes a link. */
export async function unlink(tx: Tx, at: ConversationKey, otherId: string, deed: By): Promise<void> {
  if (await deleteLink(tx, at.workspaceId, at.conversationId, otherId))
    await appendEvents(tx, at.workspaceId, bothEnds("unlinked", at, otherId, deed));
}

function bothEnds(
  kind: string,
  { conversationId }: ConversationKey,
  otherId: string,
  { by, at }: By,
  because?: string,
) {
  const event = (from: string, to: string) => ({
    conversationId: from,
    kind,
    author: by,
    at,
    detail: { to, ...(because ? { because } : {}) },
  });
  return [event(conversationId, otherId), event(otherId, conversationId)];
}
