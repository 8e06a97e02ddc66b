import { conversations } from "./conversation-contract.ts";
import { messages } from "./message-contract.ts";
import { routing } from "./routing/contract.ts";
import { teams } from "./team-contract.ts";

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

/** The service desk: one line for each of its parts. */
export const contract = { conversations, messages, routing, teams };
