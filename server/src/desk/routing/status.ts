import type { Tx } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { announce } from "../../kernel/wake.ts";
import { goneAfterSeconds } from "./agents.sql.ts";
import { queueLedger, reviewQueue } from "./queue.ts";
import { readSettings } from "./settings.ts";
import type { RoutingSettings, Status } from "./shapes.ts";
import { beginShift, seeMember } from "./shift.sql.ts";
import { beginTurns, strandedAmong } from "./turn.sql.ts";

/** A member takes work from now on, or does not; setting what holds already changes nothing. */
export async function setStatus(
  tx: Tx,
  workspaceId: string,
  { memberId, status, reason, by, at }: { memberId: string; status: Status; reason: string; by: string; at: Date },
): Promise<void> {
  const shift = { shiftId: newId(at), memberId, status, reason, begunBy: by, begunAt: at };
  if (!(await beginShift(tx, workspaceId, shift))) return;
  if (status !== "available") {
    await requeueStranded(tx, workspaceId, [memberId], await readSettings(tx, workspaceId), at);
  }
  await announce(tx, queueLedger);
}

/** A member's console is open: whoever was gone takes work again. */
export async function notePresence(tx: Tx, workspaceId: string, memberId: string, now: Date): Promise<void> {
  if (!(await seeMember(tx, workspaceId, memberId, now, goneAfterSeconds))) return;
  await beginTurns(tx, workspaceId);
  await announce(tx, queueLedger);
}

/** Has those customers of live channels who wait for members who are not there wait in the queue. */
export async function requeueStranded(
  tx: Tx,
  workspaceId: string,
  memberIds: readonly string[],
  settings: RoutingSettings,
  now: Date,
): Promise<number> {
  const live = Object.keys(settings.respondWithinSeconds);
  const stranded = await strandedAmong(tx, workspaceId, memberIds, live);
  if (stranded.length === 0) return 0;
  const cause = { because: "nobody there" };
  await reviewQueue(tx, workspaceId, new Map(stranded.map((conversationId) => [conversationId, cause])), now);
  return stranded.length;
}
