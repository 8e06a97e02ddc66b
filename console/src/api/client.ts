import { createORPCClient, ORPCError } from "@orpc/client";
import { type ContractRouterClient, isContractProcedure } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { contract as channels } from "@throughline/server/channels/contract.ts";
import { contract as desk } from "@throughline/server/desk/contract.ts";
import { contract as insight } from "@throughline/server/insight/contract.ts";
import { contract as people } from "@throughline/server/people/contract.ts";
import { contract as sample } from "@throughline/server/sample/contract.ts";
import { contract as timeline } from "@throughline/server/timeline/contract.ts";
import { contract as workspaces } from "@throughline/server/workspaces/contract.ts";
import { withDates } from "./dates.ts";

/** The whole HTTP API, by capability. A new capability is a line here. */
const contract = { workspaces, people, timeline, channels, desk, insight, sample };

/** Calls the API: `api.timeline.feed({ workspaceId })`. Dates come as Dates, and refusals as `refusalOf` reads them. */
export const api: ContractRouterClient<typeof contract> = createORPCClient(
  new OpenAPILink(contract, {
    url: () => `${window.location.origin}/api`,
    interceptors: [async ({ next, path }) => withDates(outputOf(path), await next())],
    customErrorResponseBodyDecoder: (body, { status }) => new ORPCError("REFUSED", { status, data: body }),
  }),
);

/** The same for queries and mutations: `useQuery(queries.timeline.feed.queryOptions({ input: { workspaceId } }))`. */
export const queries = createTanstackQueryUtils(api);

function outputOf(path: readonly string[]): unknown {
  const procedure = path.reduce<unknown>((router, name) => (router as Record<string, unknown>)[name], contract);
  return isContractProcedure(procedure) ? procedure["~orpc"].outputSchema : undefined;
}
