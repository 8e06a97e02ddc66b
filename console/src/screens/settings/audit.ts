import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { type api, queries } from "../../api/client.ts";
import { useSession } from "../../shell/session.ts";
import { isMatch } from "./audit-words.ts";

export type AuditEntry = Awaited<ReturnType<typeof api.workspaces.audit>>["entries"][number];

const pageSize = 100;
const enoughShown = 50;

/**
 * The audit log by pages. While somebody looks for words, further pages are read until there is enough to show or all
 * has been searched, so that nothing older is missed in silence.
 */
export function useAudit(query: string) {
  const { id: workspaceId } = useSession().workspace;
  const pages = useInfiniteQuery(
    queries.workspaces.audit.infiniteOptions({
      input: (before: string | undefined) => ({ workspaceId, limit: pageSize, ...(before ? { before } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const read = pages.data?.pages.flatMap(({ entries }) => entries) ?? [];
  const shown = query ? read.filter((entry) => isMatch(entry, query)) : read;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = pages;
  const searching = query !== "" && shown.length < enoughShown && hasNextPage && !isError;
  useEffect(() => {
    if (searching && !isFetchingNextPage) void fetchNextPage();
  }, [searching, isFetchingNextPage, fetchNextPage]);
  return { pages, shown, readCount: read.length, searching };
}
