import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../../api/client.ts";
import type { Refusal } from "../../api/refusal.ts";
import { inputOf, type TouchpointFilter } from "../../filters/touchpoint-filter.ts";
import { useSession } from "../../shell/session.ts";
import { type Touchpoint, useLiveTouchpoints } from "../../touchpoints/touchpoint.ts";
import { type Feed, feedOf, withArrived, withWaitingShown } from "./feed.ts";

const pageSize = 200;
const nothing: Feed = feedOf([]);

interface LiveFeed extends Feed {
  /** What is shown and what waits. */
  latest: readonly Touchpoint[];
  loading: boolean;
  /** Whether one still sees the answer to the question before. */
  stale: boolean;
  error: Error | null;
  live: boolean;
  refusal: Refusal | null;
  showWaiting: () => void;
  /** How often what waited was asked for. */
  timesShown: number;
  retry: () => void;
}

/** The latest touchpoints that a filter wants, and from then on those that arrive; held back while `hold` is set. */
export function useFeed(filter: TouchpointFilter, hold: boolean): LiveFeed {
  const { id: workspaceId } = useSession().workspace;
  const wanted = inputOf(filter);
  const page = useQuery(
    queries.timeline.feed.queryOptions({
      input: { workspaceId, limit: pageSize, ...wanted },
      placeholderData: keepPreviousData,
      // Read once for each filter; the live topic goes on from there, so reading again would only move the list.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  );
  const [feed, change] = useFeedOf(page.data?.touchpoints);
  const [timesShown, setTimesShown] = useState(0);
  const { live, refusal } = useLiveTouchpoints(
    "timeline.touchpoints",
    { workspaceId, ...wanted },
    (arrived) => change((now) => withArrived(now, arrived, hold)),
    { after: page.data?.cursor ?? null, enabled: page.data !== undefined && !page.isPlaceholderData },
  );
  return {
    ...feed,
    latest: [...feed.waiting, ...feed.shown],
    loading: page.isPending,
    stale: page.isPlaceholderData,
    error: page.error,
    live,
    refusal,
    showWaiting: () => {
      change(withWaitingShown);
      setTimesShown(timesShown + 1);
    },
    timesShown,
    retry: () => void page.refetch(),
  };
}

/** A feed that begins anew with each page that is read. */
function useFeedOf(page: readonly Touchpoint[] | undefined): [Feed, (step: (now: Feed) => Feed) => void] {
  const [kept, keep] = useState({ of: page, feed: page ? feedOf(page) : nothing });
  const begun = kept.of === page ? kept : { of: page, feed: page ? feedOf(page) : nothing };
  const change = (step: (now: Feed) => Feed) =>
    keep((now) => ({ of: page, feed: step(now.of === page ? now.feed : begun.feed) }));
  return [begun.feed, change];
}
