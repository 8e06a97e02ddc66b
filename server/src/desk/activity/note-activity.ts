import type { Tx } from "../../kernel/database.ts";
import { type Beat, insertBeat } from "./activity.sql.ts";

// A console says every few seconds what its member does, and what it said holds for 15.
const apartSeconds = 20;

/**
 * Records that a member has a conversation before them, or writes in it, at an instant. Beats close to each other make one
 * stretch; handling is measured by these. Whoever writes views too.
 */
export async function noteActivity(tx: Tx, beat: Beat): Promise<void> {
  await insertBeat(tx, { ...beat, doing: "viewing" }, apartSeconds);
  if (beat.doing === "composing") await insertBeat(tx, beat, apartSeconds);
}
