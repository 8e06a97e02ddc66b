import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { applyChanges, applyToMany, type Deed } from "./change-conversation.ts";
import type { ConversationRow } from "./conversation.sql.ts";
import type { ConversationKey } from "./event.ts";
import { lockStanding } from "./lock-conversation.ts";
import { refuseUnlessAnswers } from "./routing/members.ts";
import type { Change } from "./shapes.ts";
import { readTeam } from "./team.ts";

/** Changes a conversation on somebody's behalf, who is told why if it cannot be. */
export async function changeByHand(
  tx: Tx,
  at: ConversationKey,
  changes: readonly Change[],
  deed: Deed,
): Promise<ConversationRow> {
  await refuseUnusable(tx, at.workspaceId, changes, deed.at);
  await lockStanding(tx, at);
  return applyChanges(tx, at, changes, deed);
}

/** Changes many conversations alike; those that cannot be changed are named, and the others are changed all the same. */
export async function changeMany(
  tx: Tx,
  { workspaceId, conversationIds, changes }: { workspaceId: string; conversationIds: string[]; changes: Change[] },
  deed: Deed,
): Promise<{ changed: number; refused: { conversationId: string; sentence: string }[] }> {
  await refuseUnusable(tx, workspaceId, changes, deed.at);
  const ids = [...new Set(conversationIds)];
  const rows = await applyToMany(
    tx,
    workspaceId,
    ids.map((conversationId) => ({ conversationId, changes, deed })),
  );
  const found = new Map(rows.map((row) => [row.conversationId, row]));
  const refused = ids.flatMap((conversationId) => {
    const row = found.get(conversationId);
    if (!row) return [{ conversationId, sentence: "There is no such conversation." }];
    return row.mergedInto ? [{ conversationId, sentence: `#${row.number} was merged into another conversation.` }] : [];
  });
  const changed = rows.filter(({ mergedInto, changedAt }) => !mergedInto && changedAt.getTime() === deed.at.getTime());
  return { changed: changed.length, refused };
}

/** Nobody is given work who is not here to do it, and nothing sleeps until a time that is past. */
async function refuseUnusable(tx: Tx, workspaceId: string, changes: readonly Change[], now: Date): Promise<void> {
  for (const change of changes) {
    if (change.kind === "assignee" && change.to) await refuseUnlessAnswers(tx, workspaceId, change.to);
    if (change.kind === "team" && change.to) await readTeam(tx, workspaceId, change.to);
    if (change.kind === "state" && change.until && change.until <= now)
      throw new Refusal("bad_input", "The time to wake up is past.", "changes");
  }
}
