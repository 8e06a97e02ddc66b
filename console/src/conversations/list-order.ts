import type { Conversation } from "./conversation.ts";
import { priorityLooks } from "./looks.ts";
import type { Order } from "./views.ts";

type Compare = (one: Conversation, other: Conversation) => number;

const priorityRank = Object.keys(priorityLooks);
const never = Number.MAX_SAFE_INTEGER;

const orders: Record<Order, Compare> = {
  newest: (one, other) => other.lastMessageAt.getTime() - one.lastMessageAt.getTime(),
  oldest: (one, other) => one.lastMessageAt.getTime() - other.lastMessageAt.getTime(),
  waiting: (one, other) => (one.waitingSince?.getTime() ?? never) - (other.waitingSince?.getTime() ?? never),
  priority: (one, other) => priorityRank.indexOf(other.priority) - priorityRank.indexOf(one.priority),
  sla: (one, other) => (one.sla?.dueAt?.getTime() ?? never) - (other.sla?.dueAt?.getTime() ?? never),
};

/** Sorts rows as the server would, ties by number, the latest first. */
export function inOrder(rows: readonly Conversation[], order: Order): Conversation[] {
  return rows.toSorted((one, other) => orders[order](one, other) || other.number - one.number);
}
