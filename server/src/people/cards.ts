import type { Tx } from "../kernel/database.ts";
import { insertPlainFaces, upsertFaces, upsertTallies } from "./cards.sql.ts";
import { lockIdentities } from "./resolution.sql.ts";
import { indexWords } from "./search-index.ts";

const peoplePerStatement = 2000;

/** Draws the cards of these people anew, who they are and what they did; lists and search show them from the commit on. */
export async function refreshCards(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<void> {
  await inTurns(tx, workspaceId, personIds, async (some) => {
    await indexWords(tx, workspaceId, await upsertFaces(tx, workspaceId, some));
    await upsertTallies(tx, workspaceId, some);
  });
}

/** Draws anew who these people are. */
export async function refreshFaces(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<void> {
  await inTurns(tx, workspaceId, personIds, async (some) =>
    indexWords(tx, workspaceId, await upsertFaces(tx, workspaceId, some)),
  );
}

/** Draws the faces of subjects that are people of their own and of whom nothing else is known yet. */
export async function drawPlainFaces(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<void> {
  await inTurns(tx, workspaceId, subjectIds, async (some) =>
    indexWords(tx, workspaceId, await insertPlainFaces(tx, workspaceId, some)),
  );
}

/** Sums up anew what these people did. */
export async function refreshTallies(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<void> {
  await inTurns(tx, workspaceId, personIds, (some) => upsertTallies(tx, workspaceId, some));
}

async function inTurns(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  draw: (some: string[]) => Promise<void>,
): Promise<void> {
  if (personIds.length === 0) return;
  // Two who draw the same card take turns, so that the later one sees what the earlier one did.
  await lockIdentities(tx, workspaceId);
  const inOrder = [...new Set(personIds)].sort();
  for (let from = 0; from < inOrder.length; from += peoplePerStatement) {
    await draw(inOrder.slice(from, from + peoplePerStatement));
  }
}
