import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { queries } from "../../api/client.ts";
import { useLiveTopic } from "../../api/live.ts";
import { useSession } from "../../shell/session.ts";
import type { PeopleView } from "./people-view.ts";

const pageSize = 100;

/** People as a view wants them, page by page. */
export function usePeople({ q, sort, channel, stage, who }: PeopleView) {
  const { id: workspaceId } = useSession().workspace;
  const wanted = {
    workspaceId,
    sort,
    limit: pageSize,
    ...(q ? { q } : {}),
    ...(channel.length > 0 ? { channels: [...channel] } : {}),
    ...(stage.length > 0 ? { stages: [...stage] } : {}),
    ...(who === "everyone" ? {} : { known: String(who === "known") }),
  };
  const pages = useInfiniteQuery(
    queries.people.list.infiniteOptions({
      input: (after: string | undefined) => ({ ...wanted, ...(after ? { after } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return { ...pages, people: pages.data?.pages.flatMap(({ people }) => people) ?? [] };
}

const pauseMilliseconds = 1_000;

/** While there is nobody, looks again whenever somebody did something. */
export function useFirstArrivals(isEmpty: boolean): void {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void cache.invalidateQueries({ queryKey: queries.people.key() });
    }, pauseMilliseconds);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveTopic("timeline.touchpoints", { workspaceId }, look, { enabled: isEmpty });
}

/** How many people there are in all. */
export function usePeopleCount(): number | undefined {
  const { id: workspaceId } = useSession().workspace;
  return useQuery(queries.people.count.queryOptions({ input: { workspaceId } })).data?.people;
}
