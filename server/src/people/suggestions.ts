import type { Tx } from "../kernel/database.ts";
import { deleteSuggestions, insertSuggestions } from "./suggestions.sql.ts";

/** Finds anew what may be suggested about these subjects; whoever changes what they are calls it in the same transaction. */
export async function refreshSuggestions(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  trustsClaims: boolean,
): Promise<void> {
  await deleteSuggestions(tx, workspaceId, subjectIds);
  await insertSuggestions(tx, workspaceId, subjectIds, trustsClaims);
}
