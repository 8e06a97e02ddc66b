import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type api, queries } from "../../api/client.ts";
import { useSession } from "../../shell/session.ts";

export type Company = Awaited<ReturnType<typeof api.people.companies.list>>["companies"][number];

const pageSize = 100;

/** The workspace's companies by name, or those that answer a search, page by page. */
export function useCompanies(q: string) {
  const { id: workspaceId } = useSession().workspace;
  const wanted = { workspaceId, limit: pageSize, ...(q ? { q } : {}) };
  const pages = useInfiniteQuery(
    queries.people.companies.list.infiniteOptions({
      input: (after: string | undefined) => ({ ...wanted, ...(after ? { after } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return { ...pages, companies: pages.data?.pages.flatMap(({ companies }) => companies) ?? [] };
}

/** How many companies there are in all. */
export function useCompanyCount(): number | undefined {
  const { id: workspaceId } = useSession().workspace;
  return useQuery(queries.people.companies.count.queryOptions({ input: { workspaceId } })).data?.companies;
}

/** One company and its people, those last seen first, page by page. */
export function useCompany(companyId: string) {
  const { id: workspaceId } = useSession().workspace;
  const pages = useInfiniteQuery(
    queries.people.companies.get.infiniteOptions({
      input: (after: string | undefined) => ({ workspaceId, companyId, limit: pageSize, ...(after ? { after } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return {
    ...pages,
    company: pages.data?.pages[0]?.company,
    people: pages.data?.pages.flatMap(({ people }) => people) ?? [],
  };
}
