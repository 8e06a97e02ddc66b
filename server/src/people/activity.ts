import type { Tx } from "../kernel/database.ts";
import { addActivities, deleteActivities, holdersOf } from "./activity.sql.ts";
import { refreshCards } from "./cards.ts";

/** What some touchpoints of one subject amount to; times in epoch milliseconds, revenue in the workspace's currency. */
export interface Activity {
  subjectId: string;
  /** The beginning of the time in which one person held the subject; minus infinity unless it changed hands. */
  validFrom: number;
  firstSeenAt: number;
  lastSeenAt: number;
  touchpoints: number;
  orders: number;
  revenue: number;
  channels: string[];
  stage: string | null;
  /** When the stage was last seen; minus infinity if never. */
  stageAt: number;
}

/** Adds what new touchpoints amount to, and shows it on the cards of the people concerned. */
export async function recordActivity(tx: Tx, workspaceId: string, added: readonly Activity[]): Promise<void> {
  await addActivities(tx, workspaceId, added);
  await refreshCardsOf(
    tx,
    workspaceId,
    added.map((row) => row.subjectId),
  );
}

/** Puts a fresh count in place of what was known of these subjects. */
export async function recountActivity(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  counted: readonly Activity[],
): Promise<void> {
  await deleteActivities(tx, workspaceId, subjectIds);
  await addActivities(tx, workspaceId, counted);
  await refreshCardsOf(tx, workspaceId, subjectIds);
}

async function refreshCardsOf(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<void> {
  await refreshCards(tx, workspaceId, await holdersOf(tx, workspaceId, subjectIds));
}
