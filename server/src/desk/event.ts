import type { Tx } from "../kernel/database.ts";
import { newId } from "../kernel/id.ts";
import { announce } from "../kernel/wake.ts";
import { type EventRow, insertEvents } from "./event.sql.ts";
import { type Parties, recordTouchpoints } from "./touchpoints.ts";

/** What writers of the history of conversations announce, and followers and screens hear. */
export const eventsLedger = "desk.event";

/** Which conversation is meant. */
export interface ConversationKey {
  workspaceId: string;
  conversationId: string;
}

/** Something that happened to a conversation: what, by whom ("member:…", "customer:…", "rule:…", "system"), when, why. */
export interface Happened {
  kind: string;
  author: string;
  at: Date;
  reason?: string;
  detail?: Record<string, unknown>;
}

/** Appends one event to a conversation's history, with its touchpoint if it is one. Returns the event's id. */
export async function appendEvent(tx: Tx, at: ConversationKey, event: Happened): Promise<string> {
  const [eventId] = await appendEvents(tx, at.workspaceId, [{ conversationId: at.conversationId, ...event }]);
  return eventId!;
}

/**
 * Appends events of many conversations in the order given, with their touchpoints, for which whoever knows whom they are
 * with may say so. Returns the events' ids.
 */
export async function appendEvents(
  tx: Tx,
  workspaceId: string,
  events: readonly (Happened & { conversationId: string })[],
  known?: Parties,
): Promise<string[]> {
  if (events.length === 0) return [];
  const rows: EventRow[] = events.map((event) => ({ eventId: newId(), reason: "", detail: {}, ...event }));
  await insertEvents(tx, workspaceId, rows);
  await recordTouchpoints(tx, workspaceId, rows, known);
  await announce(tx, eventsLedger);
  return rows.map(({ eventId }) => eventId);
}
