import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ServiceMetricKey } from "@throughline/server/insight/contract.ts";
import { type api, queries } from "../../api/client.ts";
import { useSession } from "../../shell/session.ts";
import type { ServiceSearch } from "./service-search.ts";

export type ServiceReport = Awaited<ReturnType<typeof api.insight.serviceMetrics>>;
export type Entry = Awaited<ReturnType<typeof api.insight.serviceMetricConversations>>["items"][number];

const usualDays = "28";
const entriesAtOnce = 100;

function useAsked(search: ServiceSearch) {
  const { id: workspaceId, timeZone } = useSession().workspace;
  const to = localDate(new Date(), timeZone);
  const from = localDate(
    new Date(Date.parse(`${to}T12:00:00Z`) - (Number(search.days ?? usualDays) - 1) * 86_400_000),
    "UTC",
  );
  return {
    workspaceId,
    ...{ from, to },
    ...(search.channel ? { channel: search.channel } : {}),
    ...(search.team ? { teamId: search.team } : {}),
    ...(search.assignee ? { assigneeId: search.assignee } : {}),
    ...(search.target ? { targetSeconds: Number(search.target) } : {}),
  };
}

/** Every service metric of the time asked for; looked at again every five minutes. */
export function useServiceMetrics(search: ServiceSearch) {
  const input = useAsked(search);
  return useQuery(
    queries.insight.serviceMetrics.queryOptions({
      input,
      placeholderData: keepPreviousData,
      refetchInterval: 5 * 60_000,
    }),
  );
}

/** The conversations behind a number, the longest first. */
export function useEntries(metric: ServiceMetricKey, search: ServiceSearch) {
  const asked = useAsked(search);
  const { date, by, hit } = search;
  return useInfiniteQuery(
    queries.insight.serviceMetricConversations.infiniteOptions({
      input: (offset: number) => ({
        ...asked,
        metric,
        offset,
        limit: entriesAtOnce,
        ...(date ? { date } : {}),
        ...(by ? { by } : {}),
        ...(hit ? { hit } : {}),
      }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => {
        const shown = pages.reduce((sum, { items }) => sum + items.length, 0);
        return shown < total ? shown : undefined;
      },
    }),
  );
}

function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}
