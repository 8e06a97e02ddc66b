import { calendars } from "./calendar/calendar-contract.ts";
import { conversations } from "./conversation-contract.ts";
import { messages } from "./message-contract.ts";
import { routing } from "./routing/contract.ts";
import { search } from "./search/contract.ts";
import { settings } from "./setting-contract.ts";
import { sla } from "./sla/sla-contract.ts";
import { teams } from "./team-contract.ts";

export { type Hours, type Weekday, weekdays } from "./calendar/calendar.ts";
export type { Definition } from "./calendar/calendar-contract.ts";
export {
  type Decision,
  decision,
  type HeadStart,
  policies,
  type RoutingCondition,
  type RoutingRule,
  type RoutingSettings,
  type Status,
  statuses,
  usualSettings,
} from "./routing/shapes.ts";
export {
  type Author,
  type Change,
  type Conversation,
  change,
  conversation,
  type File,
  type Filter,
  filter,
  type Happening,
  happening,
  type Message,
  message,
  orders,
  type Priority,
  priorities,
  type State,
  states,
} from "./shapes.ts";
export { metrics as slaMetrics, type Rules as SlaRules, type SlaMetric } from "./sla/terms.ts";

/** The service desk: one line for each of its parts. */
export const contract = { calendars, conversations, messages, routing, search, settings, sla, teams };
