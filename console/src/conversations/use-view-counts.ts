import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { queries } from "../api/client.ts";
import { useDesk } from "./desk-context.ts";
import { useInboxTopic } from "./desk-topics.ts";
import { useSoon } from "./use-soon.ts";
import type { View } from "./views.ts";

export interface ViewCount {
  count: number;
  more: boolean;
}

const pauseMilliseconds = 1_000;

/** How many conversations each view holds, kept up while something happens, at most once a second. */
export function useViewCounts(views: readonly View[]): ReadonlyMap<string, ViewCount> {
  const { workspaceId } = useDesk();
  const cache = useQueryClient();
  const counted = views.filter(({ counted }) => counted);
  const options = queries.desk.conversations.counts.queryOptions({
    input: { workspaceId, filters: counted.map(({ filter }) => filter) },
    placeholderData: keepPreviousData,
    enabled: counted.length > 0,
  });
  const { data } = useQuery(options);
  const renewSoon = useSoon(pauseMilliseconds, () =>
    cache.invalidateQueries({ queryKey: queries.desk.conversations.counts.key() }),
  );
  useInboxTopic(renewSoon, { after: null, enabled: true });
  return new Map(counted.flatMap(({ id }, at) => (data?.[at] ? [[id, data[at]]] : [])));
}
