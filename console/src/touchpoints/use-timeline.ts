import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { queries } from "../api/client.ts";
import type { Refusal } from "../api/refusal.ts";
import { inputOf, type TouchpointFilter } from "../filters/touchpoint-filter.ts";
import { useSession } from "../shell/session.ts";
import { mergedByTime, withinRead } from "./timeline-state.ts";
import { type Touchpoint, useLiveTouchpoints } from "./touchpoint.ts";

const pageSize = 100;

interface Arrivals {
  /** The reading that they follow; those of another are out of date. */
  of: string | undefined;
  shown: readonly Touchpoint[];
  waiting: readonly Touchpoint[];
}

interface Timeline {
  touchpoints: readonly Touchpoint[];
  waiting: number;
  showWaiting: () => void;
  /** How often what waited was asked for. */
  timesShown: number;
  loading: boolean;
  error: Error | null;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  retry: () => void;
  live: boolean;
  refusal: Refusal | null;
}

/** A person's touchpoints, newest first, page by page, and those that arrive; held back while `hold` is set. */
export function useTimeline(
  personId: string,
  filter: TouchpointFilter,
  hold: boolean,
  onArrived: () => void,
): Timeline {
  const { id: workspaceId } = useSession().workspace;
  const wanted = { workspaceId, personId, ...inputOf(filter) };
  const pages = useInfiniteQuery(
    queries.timeline.person.infiniteOptions({
      input: (before: string | undefined) => ({ ...wanted, limit: pageSize, ...(before ? { before } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      // Read once; the live topic goes on from there.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  );
  const cursor = pages.data?.pages[0]?.cursor;
  const [arrivals, change] = useArrivals(cursor && `${cursor} ${JSON.stringify(wanted)}`);
  const { live, refusal } = useLiveTouchpoints(
    "timeline.person",
    wanted,
    (arrived) => {
      change((now) =>
        hold ? { ...now, waiting: [...now.waiting, ...arrived] } : { ...now, shown: [...now.shown, ...arrived] },
      );
      onArrived();
    },
    { after: cursor ?? null, enabled: cursor !== undefined },
  );
  const [timesShown, setTimesShown] = useState(0);
  const read = useMemo(() => pages.data?.pages.flatMap(({ touchpoints }) => touchpoints) ?? [], [pages.data]);
  const touchpoints = useMemo(
    () => mergedByTime(read, withinRead(arrivals.shown, read, pages.hasNextPage)),
    [read, arrivals.shown, pages.hasNextPage],
  );
  const fresh = mergedByTime(touchpoints, arrivals.waiting).length - touchpoints.length;
  return {
    touchpoints,
    waiting: fresh,
    showWaiting: () => {
      change((now) => ({ ...now, shown: [...now.shown, ...now.waiting], waiting: [] }));
      setTimesShown(timesShown + 1);
    },
    timesShown,
    loading: pages.isPending,
    error: pages.error,
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    more: () => pages.hasNextPage && !pages.isFetching && !pages.isError && void pages.fetchNextPage(),
    retry: () => void (pages.data ? pages.fetchNextPage() : pages.refetch()),
    live,
    refusal,
  };
}

function useArrivals(of: string | undefined): [Arrivals, (step: (now: Arrivals) => Arrivals) => void] {
  const [kept, keep] = useState<Arrivals>({ of, shown: [], waiting: [] });
  const none: Arrivals = { of, shown: [], waiting: [] };
  return [kept.of === of ? kept : none, (step) => keep((now) => step(now.of === of ? now : none))];
}
