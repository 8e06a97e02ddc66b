import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type api, queries } from "../api/client.ts";
import { useSession } from "../shell/session.ts";

export type Person = Awaited<ReturnType<typeof api.people.get>>;
export type Identifier = Person["identifiers"][number];
export type HistoryEntry = Awaited<ReturnType<typeof api.people.history>>[number];
export type Side = Awaited<ReturnType<typeof api.people.asOf>>[number];

/** Somebody, as they are now. */
export function usePerson(personId: string) {
  const { id: workspaceId } = useSession().workspace;
  return useQuery(queries.people.get.queryOptions({ input: { workspaceId, personId } }));
}

/** Leads to a person, in place of the one that is shown. */
export function useShowPerson(): (personId: string) => Promise<void> {
  const navigate = useNavigate();
  return (personId) => navigate({ to: "/people/$personId", params: { personId }, replace: true });
}
