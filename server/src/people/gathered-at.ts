import type { Move } from "./consent.sql.ts";
import type { SubjectId } from "./identifier.ts";
import type { IdentityEdge } from "./resolve-graph.ts";

/** Who made a change that follows from what messages said, soon after they said it. */
const byMessages = "identity resolution";

/**
 * Since when subjects have been one person's without a break, in epoch milliseconds; infinity if they are not. What
 * messages joined came together when they said so, what a human or a rule joined when they did.
 */
export function gatheredAt(
  subjectIds: readonly SubjectId[],
  moves: readonly Move[],
  edges: readonly IdentityEdge[],
): number {
  const move = lastGathering(subjectIds, moves);
  if (!move) return Number.POSITIVE_INFINITY;
  const changedAt = move.changedAt.getTime();
  return move.changedBy === byMessages ? Math.min(changedAt, connectedAt(subjectIds, edges)) : changedAt;
}

function lastGathering(subjectIds: readonly SubjectId[], moves: readonly Move[]): Move | undefined {
  const holders = new Map<SubjectId, string>(subjectIds.map((subjectId) => [subjectId, subjectId]));
  let [gathering, wereTogether]: [Move | undefined, boolean] = [undefined, false];
  for (const move of moves) {
    for (const subjectId of move.subjectIds) if (holders.has(subjectId)) holders.set(subjectId, move.personId);
    const areTogether = new Set(holders.values()).size === 1;
    if (!areTogether) gathering = undefined;
    else if (!wereTogether) gathering = move;
    wereTogether = areTogether;
  }
  return gathering;
}

/** When edges, taken in the order of their times, had connected the subjects. */
function connectedAt(subjectIds: readonly SubjectId[], edges: readonly IdentityEdge[]): number {
  const groups = new Map<SubjectId, Set<SubjectId>>();
  const groupOf = (subjectId: SubjectId) => groups.get(subjectId) ?? new Set([subjectId]);
  for (const { a, b, occurredAt } of edges.toSorted((x, y) => x.occurredAt - y.occurredAt)) {
    const joined = groupOf(a).union(groupOf(b));
    for (const subjectId of joined) groups.set(subjectId, joined);
    if (subjectIds.every((subjectId) => joined.has(subjectId))) return occurredAt;
  }
  return Number.POSITIVE_INFINITY;
}
