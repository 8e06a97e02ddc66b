import { createContext, useContext } from "react";
import type { View } from "../../conversations/views.ts";

/** What a deed may ask for before it is done. */
export type Question = "snooze" | "assign" | "team" | "priority" | "tags" | "merge" | "link" | "title" | "begin";

/** Where the writing begins. */
export type Compose = "reply" | "note";

export interface InboxState {
  view: View;
  /** The open conversation. */
  open: string | null;
  /** Opens a conversation, at one of its messages if one is named. */
  show: (conversationId: string | null, messageId?: string | null) => void;
  /** The message that the open conversation was opened at. */
  target: string | null;
  /** The conversations of the view, in the order in which they are shown. */
  ids: readonly string[];
  selected: ReadonlySet<string>;
  select: (ids: ReadonlySet<string>) => void;
  /** What deeds are about: the selected ones, else the open one. */
  targets: readonly string[];
  question: Question | null;
  ask: (question: Question | null) => void;
  /** Leads to the writing; the number grows so that asking twice works. */
  compose: (kind: Compose) => void;
  composing: { kind: Compose; times: number };
  /** Opens what comes next if the open conversation has left the view. */
  advance: () => void;
}

export const InboxContext = createContext<InboxState | null>(null);

/** What the panes of the inbox share. */
export function useInbox(): InboxState {
  const inbox = useContext(InboxContext);
  if (!inbox) throw new Error("This is a pane of the inbox.");
  return inbox;
}
