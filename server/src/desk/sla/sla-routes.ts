import { inWorkspace } from "../../kernel/database.ts";
import { procedures } from "../../kernel/procedures.ts";
import { changePolicy, listPolicies, makePolicy, orderPolicies, removePolicy } from "./policies.ts";
import { previewPolicy } from "./preview-policy.ts";
import { listReviews } from "./review.sql.ts";
import { showClocks } from "./show-clocks.ts";
import { sla } from "./sla-contract.ts";

const api = procedures(sla);

/** Service level agreements: policies, and the clocks that run by them. */
export const slaRoutes = {
  policies: api.policies.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => listPolicies(tx, workspaceId)),
  ),
  makePolicy: api.makePolicy.handler(({ context: { kernel, caller }, input: { workspaceId, ...said } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => makePolicy(tx, workspaceId, said, caller, kernel.clock.now())),
  ),
  changePolicy: api.changePolicy.handler(({ context: { kernel, caller }, input: { workspaceId, policyId, ...said } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) =>
      changePolicy(tx, workspaceId, policyId, said, caller, kernel.clock.now()),
    ),
  ),
  endPolicy: api.endPolicy.handler(({ context: { kernel, caller }, input: { workspaceId, policyId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => removePolicy(tx, workspaceId, policyId, caller, kernel.clock.now())),
  ),
  orderPolicies: api.orderPolicies.handler(({ context: { kernel, caller }, input: { workspaceId, policyIds } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => orderPolicies(tx, workspaceId, policyIds, caller, kernel.clock.now())),
  ),
  previewPolicy: api.previewPolicy.handler(({ context: { kernel }, input: { workspaceId, ...said } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => previewPolicy(tx, workspaceId, said, kernel.clock.now())),
  ),
  reviews: api.reviews.handler(({ context: { kernel }, input: { workspaceId, limit } }) =>
    inWorkspace(kernel.db, workspaceId, async (tx) =>
      (await listReviews(tx, workspaceId, limit)).map(({ reached: _, ...review }) => review),
    ),
  ),
  clocks: api.clocks.handler(({ context: { kernel }, input: { workspaceId, conversationId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => showClocks(tx, workspaceId, conversationId, kernel.clock.now())),
  ),
};
