import { calendarRoutes } from "./calendar/calendar-routes.ts";
import { routingRoutes } from "./routing/routes.ts";
import { slaRoutes } from "./sla/sla-routes.ts";
import { teamRoutes } from "./team-routes.ts";

/** What the contract promises: one line for each part of the desk. */
export const router = {
  calendars: calendarRoutes,
  sla: slaRoutes,
  routing: routingRoutes,
  teams: teamRoutes,
};
