import type { Change, Conversation, Filter, Happening, Message } from "@throughline/server/desk/contract.ts";
import { visitorName } from "../people/person-name.ts";

export type { Change, Conversation, Filter, Happening, Message };
export type State = Conversation["state"];
export type Priority = Conversation["priority"];
export type MessageFile = Message["files"][number];

/** What the customer of a conversation is called. */
export function customerName({ personName, personId }: Pick<Conversation, "personName" | "personId">): string {
  return personName ?? visitorName(personId);
}

/** What a conversation is called where it has a line of its own: its title, else whom it is with. */
export function conversationTitle(row: Pick<Conversation, "title" | "personName" | "personId">): string {
  return row.title || `Conversation with ${customerName(row)}`;
}

/** Whether the customer is waiting for somebody of the team. */
export function isWaiting({ waitingSince, state }: Pick<Conversation, "waitingSince" | "state">): boolean {
  return waitingSince !== null && state !== "resolved";
}
