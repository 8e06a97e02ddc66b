import { routingRoutes } from "./routing/routes.ts";
import { teamRoutes } from "./team-routes.ts";

/** What the contract promises: one line for each part of the desk. */
export const router = {
  routing: routingRoutes,
  teams: teamRoutes,
};
