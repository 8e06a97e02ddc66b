import {
  AtSign,
  Bell,
  CircleCheck,
  Clock,
  Hourglass,
  Inbox,
  type LucideIcon,
  UserRound,
  UserRoundX,
} from "lucide-react";
import type { Filter } from "./conversation.ts";

export type Order = "newest" | "oldest" | "waiting" | "priority" | "sla";

/** A saved question: which conversations, and in which order. */
export interface View {
  id: string;
  label: string;
  icon: LucideIcon;
  filter: Filter;
  order: Order;
  /** Off where a count would tell nothing that one acts on. */
  counted: boolean;
  /** Set where something in it asks for the reader, so that it shows even where there is no room for counts. */
  calls?: true;
  shortcut?: string;
  /** What to say when nothing is in it. */
  empty: { title: string; text: string };
}

/** The views that every workspace has, in the order in which they are shown. */
export const standardViews: readonly View[] = [
  {
    id: "mine",
    label: "Mine",
    icon: UserRound,
    filter: { assignee: "me", state: ["open", "pending"] },
    order: "newest",
    counted: true,
    calls: true,
    shortcut: "v m",
    empty: {
      title: "Nothing waits for you",
      text: "Conversations that are assigned to you appear here by themselves. Take one from Unassigned.",
    },
  },
  {
    id: "unassigned",
    label: "Unassigned",
    icon: UserRoundX,
    filter: { assignee: "nobody", state: ["open"] },
    order: "newest",
    counted: true,
    calls: true,
    shortcut: "v u",
    empty: { title: "Everything has an owner", text: "What comes in and is not routed to anybody appears here." },
  },
  {
    id: "mentions",
    label: "Mentions",
    icon: AtSign,
    filter: { mentioned: true },
    order: "newest",
    counted: true,
    calls: true,
    shortcut: "v n",
    empty: {
      title: "Nobody has mentioned you",
      text: "Notes in which a colleague writes @ and your name appear here.",
    },
  },
  {
    id: "following",
    label: "Following",
    icon: Bell,
    filter: { followed: true, state: ["open", "pending", "snoozed"] },
    order: "newest",
    counted: true,
    shortcut: "v f",
    empty: { title: "You follow nothing", text: "Follow a conversation to hear of it without owning it." },
  },
  {
    id: "open",
    label: "All open",
    icon: Inbox,
    filter: { state: ["open"] },
    order: "newest",
    counted: true,
    shortcut: "v o",
    empty: { title: "Nothing is open", text: "Every customer has been answered. What comes next appears here." },
  },
  {
    id: "waiting",
    label: "Waiting longest",
    icon: Hourglass,
    filter: { waiting: true, state: ["open", "pending"] },
    order: "waiting",
    counted: true,
    shortcut: "v w",
    empty: { title: "No customer is waiting", text: "Whoever waits for an answer appears here, the longest first." },
  },
  {
    id: "snoozed",
    label: "Snoozed",
    icon: Clock,
    filter: { state: ["snoozed"] },
    order: "newest",
    counted: true,
    shortcut: "v s",
    empty: {
      title: "Nothing is snoozed",
      text: "Snoozed conversations come back at their time, or when the customer writes.",
    },
  },
  {
    id: "resolved",
    label: "Resolved",
    icon: CircleCheck,
    filter: { state: ["resolved"] },
    order: "newest",
    counted: false,
    shortcut: "v r",
    empty: {
      title: "Nothing is resolved yet",
      text: "What you resolve stands here, and reopens when the customer writes again.",
    },
  },
];
