import { conversations } from "./conversation-contract.ts";
import { messages } from "./message-contract.ts";

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
export const contract = { conversations, messages };
