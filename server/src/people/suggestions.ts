import type { Tx } from "../kernel/database.ts";
import { trustsClaims } from "../workspaces/public.ts";
import { lockIdentities } from "./resolution.sql.ts";
import { deleteDismissal, insertDismissal } from "./suggestion.sql.ts";
import { deleteSuggestions, insertSuggestions } from "./suggestions.sql.ts";

/** Finds anew what may be suggested about these subjects; whoever changes what they are calls it in the same transaction. */
export async function refreshSuggestions(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  trusting: boolean,
): Promise<void> {
  await deleteSuggestions(tx, workspaceId, subjectIds);
  await insertSuggestions(tx, workspaceId, subjectIds, trusting);
}

/** Two subjects about whom something is or was suggested. */
export interface Pair {
  subjectId: string;
  otherId: string;
}

/** Records that a human finds a match empty: it is not suggested again. */
export async function dismissSuggestion(tx: Tx, workspaceId: string, pair: Pair, by: string): Promise<void> {
  await insertDismissal(tx, workspaceId, pair.subjectId, pair.otherId, by);
  await refreshPair(tx, workspaceId, pair);
}

/** Takes a dismissal back, so that the match is suggested again if it still stands. */
export async function restoreSuggestion(tx: Tx, workspaceId: string, pair: Pair): Promise<void> {
  await deleteDismissal(tx, workspaceId, pair.subjectId, pair.otherId);
  await refreshPair(tx, workspaceId, pair);
}

async function refreshPair(tx: Tx, workspaceId: string, { subjectId, otherId }: Pair): Promise<void> {
  await lockIdentities(tx, workspaceId);
  await refreshSuggestions(tx, workspaceId, [subjectId, otherId], await trustsClaims(tx, workspaceId));
}
