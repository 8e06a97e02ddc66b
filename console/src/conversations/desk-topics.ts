import { conversation, happening, message } from "@throughline/server/desk/contract.ts";
import { withDates } from "../api/dates.ts";
import { type TopicEvent, type TopicState, useLiveTopic } from "../api/live.ts";
import type { Conversation, Happening, Message } from "./conversation.ts";
import { useDesk } from "./desk-context.ts";

interface Options {
  after: string | null;
  enabled: boolean;
}

/** Listens to what changes in the workspace's conversations, as rows of a list. */
export function useInboxTopic(onRows: (rows: readonly Conversation[]) => void, options: Options): TopicState {
  const { workspaceId } = useDesk();
  const hear = (events: readonly TopicEvent<unknown>[]) => onRows(events.flatMap(({ data }) => rowsIn(data)));
  return useLiveTopic("desk.inbox", { workspaceId }, hear, options);
}

/** One event of a conversation: what happened, with its message if it has one, and the conversation as it is then. */
export interface ConversationEvent {
  cursor: string;
  happening: Happening;
  message: Message | null;
  conversation: Conversation | null;
}

/** Listens to everything that happens in one conversation. */
export function useConversationTopic(
  conversationId: string,
  onEvents: (events: readonly ConversationEvent[]) => void,
  options: Options,
): TopicState {
  const { workspaceId } = useDesk();
  const hear = (events: readonly TopicEvent<unknown>[]) =>
    onEvents(events.map(({ cursor, data }) => ({ cursor, ...eventIn(data as Record<string, unknown>) })));
  return useLiveTopic("desk.conversation", { workspaceId, conversationId }, hear, options);
}

function rowsIn(data: unknown): Conversation[] {
  return [withDates(conversation, (data as { conversation: unknown }).conversation) as Conversation];
}

function eventIn(data: Record<string, unknown>): Omit<ConversationEvent, "cursor"> {
  return {
    happening: withDates(happening, data.happening) as Happening,
    message: data.message ? (withDates(message, data.message) as Message) : null,
    conversation: data.conversation ? (withDates(conversation, data.conversation) as Conversation) : null,
  };
}

/** Who has a conversation before them at the moment. */
export interface Present {
  members: readonly { memberId: string; name: string; state: "viewing" | "typing" }[];
  customerTyping: boolean;
}

/** Listens to who views and types in a conversation; each event is all that holds. */
export function usePresenceTopic(conversationId: string, onPresent: (present: Present) => void): TopicState {
  const { workspaceId } = useDesk();
  const hear = (events: readonly TopicEvent<Present>[]) => {
    const last = events.at(-1);
    if (last) onPresent(last.data);
  };
  return useLiveTopic("desk.presence", { workspaceId, conversationId }, hear);
}
