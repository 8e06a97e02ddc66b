import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type api, queries } from "../../api/client.ts";
import { useLiveTopic } from "../../api/live.ts";
import { useSession } from "../../shell/session.ts";

export type Board = Awaited<ReturnType<typeof api.desk.routing.board>>;
export type Agent = Board["agents"][number];
export type Waiting = Board["waiting"][number];

/** How many that wait are shown; the number of all stands above them. */
export const mostShown = 200;

/** Who is on and what waits, read anew whenever it changes. */
export function useBoard() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const options = queries.desk.routing.board.queryOptions({
    input: { workspaceId, limit: mostShown },
    placeholderData: keepPreviousData,
  });
  const board = useQuery(options);
  const { live } = useLiveTopic(
    "desk.queue",
    { workspaceId },
    () => void cache.invalidateQueries({ queryKey: options.queryKey }),
    { after: board.data?.cursor ?? null, enabled: board.data !== undefined },
  );
  return { board, live, renew: () => cache.invalidateQueries({ queryKey: options.queryKey }) };
}
