import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLayoutEffect, useState } from "react";
import { api, queries } from "../api/client.ts";
import type { Conversation, Happening, Message } from "./conversation.ts";
import { useDesk } from "./desk-context.ts";
import { type ConversationEvent, useConversationTopic } from "./desk-topics.ts";

export type Detail = Awaited<ReturnType<typeof api.desk.conversations.get>>;

const olderPageSize = 50;

interface OpenConversation {
  detail: Detail | undefined;
  loading: boolean;
  error: Error | null;
  retry: () => void;
  /** Reads older messages. */
  older: () => Promise<void>;
  loadingOlder: boolean;
}

/** A conversation with what was said last, and from then on everything that happens in it. */
export function useConversation(conversationId: string): OpenConversation {
  const { workspaceId, rows } = useDesk();
  const cache = useQueryClient();
  const options = detailOptions(workspaceId, conversationId);
  const { data: detail, isPending, error, refetch } = useQuery(options);
  const change = (step: (now: Detail) => Detail) => cache.setQueryData(options.queryKey, (now) => now && step(now));
  useLayoutEffect(() => {
    if (detail) rows.put([detail.conversation]);
  }, [detail, rows]);
  useConversationTopic(conversationId, (events) => change((now) => withEvents(now, events)), {
    after: detail?.cursor ?? null,
    enabled: detail !== undefined,
  });
  const [loadingOlder, setLoadingOlder] = useState(false);
  const older = async () => {
    const before = detail?.before;
    if (!before || loadingOlder) return;
    setLoadingOlder(true);
    try {
      const page = await api.desk.messages.list({ workspaceId, conversationId, before, limit: olderPageSize });
      change((now) => ({ ...withMessages(now, page.messages), before: page.before }));
    } finally {
      setLoadingOlder(false);
    }
  };
  return { detail, loading: isPending, error, retry: () => void refetch(), older, loadingOlder };
}

/** The question for one conversation: read once, and kept up by the live topic. */
export function detailOptions(workspaceId: string, conversationId: string) {
  return queries.desk.conversations.get.queryOptions({
    input: { workspaceId, conversationId },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
  });
}

/** Puts messages that one has just written oneself, or has read, into what is shown of a conversation. */
export function useKeepMessages(conversationId: string): (messages: readonly Message[]) => void {
  const { workspaceId } = useDesk();
  const cache = useQueryClient();
  const { queryKey } = detailOptions(workspaceId, conversationId);
  return (messages) => cache.setQueryData(queryKey, (now) => now && withMessages(now, messages));
}

/** A conversation with what has happened since. */
export function withEvents(now: Detail, events: readonly ConversationEvent[]): Detail {
  const last = events.at(-1);
  if (!last) return now;
  const messages = events.flatMap(({ message }) => message ?? []);
  const happenings = mergedBy(
    now.happenings,
    events.map(({ happening }) => happening),
    ({ eventId }: Happening) => eventId,
    ({ at }) => at,
  );
  const conversation = events.findLast((event) => event.conversation)?.conversation as Conversation | undefined;
  const gone = new Set(events.flatMap(({ happening }) => takenBack(happening)));
  const kept = withMessages({ ...now, happenings }, messages);
  return {
    ...kept,
    messages: gone.size > 0 ? kept.messages.filter(({ messageId }) => !gone.has(messageId)) : kept.messages,
    conversation: conversation ?? now.conversation,
    cursor: last.cursor,
  };
}

function takenBack({ kind, detail: { messageId } }: Happening): string[] {
  return kind === "reply_taken_back" && typeof messageId === "string" ? [messageId] : [];
}

/** A conversation with more messages, each once, the later word on each. */
export function withMessages(now: Detail, messages: readonly Message[]): Detail {
  if (messages.length === 0) return now;
  return {
    ...now,
    messages: mergedBy(
      now.messages,
      messages,
      ({ messageId }) => messageId,
      ({ writtenAt }) => writtenAt,
    ),
  };
}

function mergedBy<Of>(
  old: readonly Of[],
  fresh: readonly Of[],
  key: (each: Of) => string,
  at: (each: Of) => Date,
): Of[] {
  const byKey = new Map(old.map((each) => [key(each), each]));
  for (const each of fresh) byKey.set(key(each), each);
  return [...byKey.values()].sort((one, other) => at(one).getTime() - at(other).getTime());
}
