import { useQuery } from "@tanstack/react-query";
import { type api, queries } from "../api/client.ts";
import { useSession } from "../shell/session.ts";

export type Team = Awaited<ReturnType<typeof api.desk.teams.list>>[number];

const none: readonly Team[] = [];

/** The workspace's teams, by name. */
export function useTeams(): readonly Team[] {
  const { id: workspaceId } = useSession().workspace;
  const { data } = useQuery(queries.desk.teams.list.queryOptions({ input: { workspaceId }, staleTime: 5 * 60_000 }));
  return data ?? none;
}

/** A team as it is called in a sentence. */
export function teamName({ emoji, name }: Team): string {
  return emoji ? `${emoji} ${name}` : name;
}
