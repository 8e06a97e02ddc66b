import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type api, queries } from "../api/client.ts";
import { useSession } from "../shell/session.ts";

export type Member = Awaited<ReturnType<typeof api.workspaces.members.list>>[number];

const none: readonly Member[] = [];

/** The workspace's members, oneself first, then by name. */
export function useMembers(): readonly Member[] {
  const { workspace, account } = useSession();
  const { data } = useQuery(
    queries.workspaces.members.list.queryOptions({ input: { workspaceId: workspace.id }, staleTime: 5 * 60_000 }),
  );
  return useMemo(
    () =>
      data?.toSorted(
        (one, other) =>
          Number(other.userId === account.id) - Number(one.userId === account.id) || one.name.localeCompare(other.name),
      ) ?? none,
    [data, account.id],
  );
}
