import { inWorkspace } from "../kernel/database.ts";
import { procedures } from "../kernel/procedures.ts";
import { changeLimit, listLimits } from "./change-limits.ts";
import { makeRule, removeRule } from "./change-rules.ts";
import { contract } from "./contract.ts";
import { listReviews } from "./review.sql.ts";
import { progressOf } from "./review.ts";
import { listRules } from "./rule.sql.ts";

const api = procedures(contract);

/** By which rules a workspace tells people from each other. */
export const ruleRoutes = {
  limits: {
    list: api.limits.list.handler(({ context: { kernel }, input: { workspaceId } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => listLimits(tx, workspaceId)),
    ),
    change: api.limits.change.handler(({ context: { kernel, caller }, input: { workspaceId, kind, most } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => changeLimit(tx, workspaceId, kind, most, caller)),
    ),
  },
  rules: {
    list: api.rules.list.handler(({ context: { kernel }, input: { workspaceId } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => listRules(tx, workspaceId)),
    ),
    make: api.rules.make.handler(({ context: { kernel, caller }, input: { workspaceId, ...rule } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => makeRule(tx, workspaceId, rule, caller)),
    ),
    remove: api.rules.remove.handler(({ context: { kernel, caller }, input: { workspaceId, ruleId } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => removeRule(tx, workspaceId, ruleId, caller)),
    ),
  },
  reviews: api.reviews.handler(({ context: { kernel }, input: { workspaceId, limit } }) =>
    inWorkspace(kernel.db, workspaceId, async (tx) =>
      (await listReviews(tx, workspaceId, limit)).map(({ reached, ...review }) => ({
        ...review,
        progress: progressOf({ reached, ...review }),
      })),
    ),
  ),
};
