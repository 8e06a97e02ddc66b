import {
  CircleCheck,
  CircleDot,
  Clock,
  type LucideIcon,
  MessageCircleReply,
  SignalHigh,
  SignalLow,
  SignalMedium,
  TriangleAlert,
} from "lucide-react";
import type { Priority, State } from "./conversation.ts";

interface Look {
  label: string;
  icon: LucideIcon;
  /** The class of the icon's colour; meaning only. */
  colour: string;
}

/** How the states of a conversation are named and drawn. */
export const stateLooks: Record<State, Look> = {
  open: { label: "Open", icon: CircleDot, colour: "text-accent-text" },
  pending: { label: "Waiting for the customer", icon: MessageCircleReply, colour: "text-muted" },
  snoozed: { label: "Snoozed", icon: Clock, colour: "text-muted" },
  resolved: { label: "Resolved", icon: CircleCheck, colour: "text-positive-text" },
};

/** How priorities are named and drawn. */
export const priorityLooks: Record<Priority, Look> = {
  low: { label: "Low", icon: SignalLow, colour: "text-muted" },
  normal: { label: "Normal", icon: SignalMedium, colour: "text-muted" },
  high: { label: "High", icon: SignalHigh, colour: "text-warning-text" },
  urgent: { label: "Urgent", icon: TriangleAlert, colour: "text-danger-text" },
};
