import type { Tx } from "../kernel/database.ts";
import { upsertCards } from "./cards.sql.ts";

const peoplePerStatement = 2000;

/** Draws the cards of these people anew; lists and search show them from the commit on. */
export async function refreshCards(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<void> {
  const inOrder = [...new Set(personIds)].sort();
  for (let from = 0; from < inOrder.length; from += peoplePerStatement) {
    await upsertCards(tx, workspaceId, inOrder.slice(from, from + peoplePerStatement));
  }
}
