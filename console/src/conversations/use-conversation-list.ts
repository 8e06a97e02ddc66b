import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useLayoutEffect, useState, useSyncExternalStore } from "react";
import { api, queries } from "../api/client.ts";
import type { Conversation } from "./conversation.ts";
import { useDesk } from "./desk-context.ts";
import { useInboxTopic } from "./desk-topics.ts";
import { inOrder } from "./list-order.ts";
import { type ListState, listOf, withPage, withWaiting, withWaitingShown } from "./list-state.ts";
import { passes } from "./passes.ts";
import { useSoon } from "./use-soon.ts";
import type { View } from "./views.ts";

type Page = Awaited<ReturnType<typeof api.desk.conversations.list>>;

const pageSize = 100;
const soonMilliseconds = 500;

export interface ConversationList {
  /** The ids of what is shown, in order. */
  ids: readonly string[];
  waiting: number;
  showWaiting: () => void;
  /** How often what waited was asked for. */
  timesShown: number;
  loading: boolean;
  /** Whether one still sees the answer to the question before. */
  stale: boolean;
  error: Error | null;
  hasMore: boolean;
  more: () => void;
  retry: () => void;
}

/** The conversations of a view, page by page; what comes since waits to be asked for, unless nothing is there yet. */
export function useConversationList(view: View, open: string | null): ConversationList {
  const { workspaceId, rows, me } = useDesk();
  const pages = useInfiniteQuery(
    queries.desk.conversations.list.infiniteOptions({
      input: (before: string | undefined) => ({
        workspaceId,
        filter: view.filter,
        order: view.order,
        limit: pageSize,
        ...(before ? { before } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      // Read once for each visit; the live topic goes on from there, so reading again would only move the list.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  );
  const [state, change] = useListState(pages.data);
  const [timesShown, setTimesShown] = useState(0);
  useLayoutEffect(() => {
    rows.put(pages.data?.pages.flatMap(({ conversations }) => conversations) ?? []);
  }, [pages.data, rows]);

  const sorted = (ids: readonly string[]) => {
    const known = ids.flatMap((id) => rows.get(id) ?? []).filter((row) => passes(view.filter, row, me) !== false);
    return inOrder(known, view.order).map(({ conversationId }) => conversationId);
  };
  const belongs = (row: Conversation | undefined) => row === undefined || passes(view.filter, row, me) !== false;
  useInboxTopic(
    (arrived) => {
      const before = new Map(arrived.map((row) => [row.conversationId, rows.get(row.conversationId)]));
      rows.put(arrived);
      if (arrived.some((row) => passes(view.filter, row, me) === null)) lookAgain();
      const news = arrived.filter((row) => isNews(row, before.get(row.conversationId), view, me, state.shown));
      if (news.length === 0) return;
      const ids = news.map(({ conversationId }) => conversationId);
      change((now) =>
        now.shown.length === 0 ? withWaitingShown(withWaiting(now, ids), sorted) : withWaiting(now, ids),
      );
    },
    { after: pages.data?.pages[0]?.cursor ?? null, enabled: pages.data !== undefined && !pages.isPlaceholderData },
  );
  // Whom a view of mentions or followers concerns only the server knows, so its first page is read beside.
  const lookAgain = useSoon(soonMilliseconds, async () => {
    const page = await api.desk.conversations.list({
      workspaceId,
      filter: view.filter,
      order: view.order,
      limit: pageSize,
    });
    rows.put(page.conversations);
    change((now) => withNew(now, page.conversations, sorted));
  });
  useSyncExternalStore(rows.subscribe, rows.version);
  return {
    ids: state.shown.filter((id) => id === open || belongs(rows.get(id))),
    waiting: state.waiting.filter((id) => belongs(rows.get(id))).length,
    showWaiting: () => {
      change((now) => withWaitingShown(now, sorted));
      setTimesShown(timesShown + 1);
    },
    timesShown,
    loading: pages.isPending,
    stale: pages.isPlaceholderData,
    error: pages.error,
    hasMore: pages.hasNextPage,
    more: () => pages.hasNextPage && !pages.isFetching && !pages.isError && void pages.fetchNextPage(),
    retry: () => void (pages.data ? pages.fetchNextPage() : pages.refetch()),
  };
}

/** A list to which those of a page wait that do not stand in it; an empty list shows them at once. */
function withNew(
  now: ListState,
  page: readonly Conversation[],
  sorted: (ids: readonly string[]) => readonly string[],
): ListState {
  const fresh = page.map(({ conversationId }) => conversationId).filter((id) => !now.shown.includes(id));
  if (fresh.length === 0) return now;
  const next = withWaiting(now, fresh);
  return now.shown.length === 0 ? withWaitingShown(next, sorted) : next;
}

/** Whether a row that has changed belongs where it does not stand: it is new in the view, or has moved to its top. */
function isNews(
  row: Conversation,
  before: Conversation | undefined,
  { filter, order }: View,
  me: string,
  shown: readonly string[],
): boolean {
  if (passes(filter, row, me) !== true) return false;
  if (!shown.includes(row.conversationId)) return true;
  return order === "newest" && before !== undefined && row.lastMessageBy === "customer"
    ? row.lastMessageAt.getTime() > before.lastMessageAt.getTime() && shown[0] !== row.conversationId
    : false;
}

/** A list that begins anew with each first page, and grows with the pages behind it. */
function useListState(
  data: InfiniteData<Page> | undefined,
): [ListState, (step: (now: ListState) => ListState) => void] {
  const [kept, keep] = useState<{ first: Page | undefined; pages: number; state: ListState }>({
    first: undefined,
    pages: 0,
    state: listOf([]),
  });
  const read = data?.pages ?? [];
  const begun = kept.first === read[0] ? kept : { first: read[0], pages: 0, state: listOf([]) };
  const fresh = read
    .slice(begun.pages)
    .flatMap(({ conversations }) => conversations.map(({ conversationId: id }) => id));
  const now = fresh.length > 0 ? { first: read[0], pages: read.length, state: withPage(begun.state, fresh) } : begun;
  if (now !== kept) keep(now);
  return [now.state, (step) => keep((kept) => ({ ...kept, state: step(kept.state) }))];
}
