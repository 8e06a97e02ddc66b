import { createContext, useContext, useSyncExternalStore } from "react";
import type { Member } from "../members/members.ts";
import type { Conversation } from "./conversation.ts";
import type { Names } from "./happening-words.ts";
import type { Rows } from "./rows.ts";
import type { Team } from "./teams.ts";

/** What everything about conversations on a screen shares. */
export interface Desk {
  workspaceId: string;
  /** One's own user id. */
  me: string;
  rows: Rows;
  members: readonly Member[];
  teams: readonly Team[];
  names: Names;
}

export const DeskContext = createContext<Desk | null>(null);

/** What conversations share here; only inside a screen of the desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("Conversations need a DeskContext around them.");
  return desk;
}

/** The latest known row of a conversation, renewed when it changes. */
export function useRow(conversationId: string): Conversation | undefined {
  const { rows } = useDesk();
  return useSyncExternalStore(rows.subscribe, () => rows.get(conversationId));
}
