import type { Tx } from "../kernel/database.ts";
import { cleanHtml } from "./clean-html.ts";
import { type DraftRow, deleteDraft, draftsIn, upsertDraft } from "./draft.sql.ts";
import type { ConversationKey } from "./event.ts";
import { mergedSet, rootOf } from "./root.sql.ts";
import type { File } from "./shapes.ts";

/** What is kept of a draft. */
export interface Drafted {
  kind: "reply" | "note";
  bodyHtml: string;
  files: readonly File[];
  shared: boolean;
}

/** One's own drafts and those that colleagues share, the latest first. */
export async function draftsOf(tx: Tx, at: ConversationKey, memberId: string | undefined): Promise<DraftRow[]> {
  return draftsIn(tx, at.workspaceId, await mergedSet(tx, at.workspaceId, at.conversationId), memberId);
}

/** Keeps a draft; an empty one is removed. Returns when it was kept. */
export async function saveDraft(
  tx: Tx,
  at: ConversationKey,
  memberId: string,
  { kind, bodyHtml, files, shared }: Drafted,
  savedAt: Date,
): Promise<Date | null> {
  const conversationId = await placeOf(tx, at, memberId, kind);
  const html = cleanHtml(bodyHtml);
  if (isEmpty(html) && files.length === 0) {
    await deleteDraft(tx, at.workspaceId, { conversationId, memberId, kind });
    return null;
  }
  await upsertDraft(tx, at.workspaceId, {
    conversationId,
    kind,
    memberId,
    bodyHtml: html,
    files: [...files],
    shared,
    savedAt,
  });
  return savedAt;
}

/** Removes a member's draft, since it has been said. */
export async function discardDraft(
  tx: Tx,
  at: ConversationKey,
  memberId: string,
  kind: DraftRow["kind"],
): Promise<void> {
  await deleteDraft(tx, at.workspaceId, { conversationId: await placeOf(tx, at, memberId, kind), memberId, kind });
}

/** A draft that was begun in a conversation that has been merged stays there, so that it goes back with it. */
async function placeOf(tx: Tx, at: ConversationKey, memberId: string, kind: DraftRow["kind"]): Promise<string> {
  const root = (await rootOf(tx, at.workspaceId, at.conversationId)) ?? at.conversationId;
  const drafts = await draftsOf(tx, { workspaceId: at.workspaceId, conversationId: root }, memberId);
  const own = drafts.filter((draft) => draft.memberId === memberId && draft.kind === kind);
  return own.some(({ conversationId }) => conversationId === root) ? root : (own[0]?.conversationId ?? root);
}

function isEmpty(html: string): boolean {
  return !/<img|<hr/.test(html) && html.replace(/<[^>]*>|&nbsp;|\s/g, "") === "";
}
