import { calendarRoutes } from "./calendar/calendar-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { messageRoutes } from "./message-routes.ts";
import { routingRoutes } from "./routing/routes.ts";
import { searchRoutes } from "./search/routes.ts";
import { settingRoutes } from "./setting-routes.ts";
import { slaRoutes } from "./sla/sla-routes.ts";
import { teamRoutes } from "./team-routes.ts";

/** What the contract promises: one line for each part of the desk. */
export const router = {
  conversations: conversationRoutes,
  messages: messageRoutes,
  calendars: calendarRoutes,
  sla: slaRoutes,
  routing: routingRoutes,
  search: searchRoutes,
  settings: settingRoutes,
  teams: teamRoutes,
};
