import { useQuery } from "@tanstack/react-query";
import { queries } from "../api/client.ts";
import { useSession } from "../shell/session.ts";

/** The names of the workspace's members, by user id. */
export function useMemberNames(): ReadonlyMap<string, string> {
  const { id: workspaceId } = useSession().workspace;
  const { data } = useQuery(
    queries.workspaces.members.list.queryOptions({ input: { workspaceId }, staleTime: 5 * 60_000 }),
  );
  return new Map(data?.map(({ userId, name }) => [userId, name]));
}

/** Who did something, in words: `member:<id>` is a colleague, anything else says itself. */
export function authorName(by: string, members: ReadonlyMap<string, string>): string {
  const [kind, id] = by.split(":");
  if (kind === "member") return members.get(id ?? "") ?? "A former colleague";
  if (kind === "key") return "A program with a secret key";
  return by.charAt(0).toUpperCase() + by.slice(1);
}
