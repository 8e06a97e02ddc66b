import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { type api, queries } from "../api/client.ts";
import { useDesk } from "./desk-context.ts";

export type Found = Awaited<ReturnType<typeof api.desk.search.messages>>["results"][number];

const pauseMilliseconds = 180;

/** Conversations by what was said in them, the best first; asked once the typing rests. */
export function useMessageSearch(words: string) {
  const { workspaceId, rows } = useDesk();
  const q = useRested(words.trim());
  const pages = useInfiniteQuery(
    queries.desk.search.messages.infiniteOptions({
      input: (before: string | undefined) => ({ workspaceId, q, ...(before ? { before } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      enabled: q !== "",
    }),
  );
  const found = useMemo(() => uniqueOf(pages.data?.pages.flatMap(({ results }) => results) ?? []), [pages.data]);
  useLayoutEffect(() => rows.put(found.map(({ conversation }) => conversation)), [found, rows]);
  return {
    asked: q,
    found: q === "" ? [] : found,
    loading: q !== "" && pages.isPending,
    stale: pages.isPlaceholderData,
    error: pages.error,
    more: () => pages.hasNextPage && !pages.isFetching && !pages.isError && void pages.fetchNextPage(),
    retry: () => void pages.refetch(),
  };
}

/** A conversation that is found again in older messages stands where it was found first. */
function uniqueOf(found: readonly Found[]): Found[] {
  return [...Map.groupBy(found, ({ conversation }) => conversation.conversationId).values()].map(([first]) => first!);
}

function useRested(words: string): string {
  const [rested, setRested] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setRested(words), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [words]);
  return rested;
}
