import { CircleCheck, CircleSlash, Coffee, type LucideIcon } from "lucide-react";

export type Status = "available" | "away" | "off";

export const statuses: readonly Status[] = ["available", "away", "off"];

/** How it is named and drawn whether somebody takes new work. */
export const statusLooks: Record<Status, { label: string; words: string; icon: LucideIcon; colour: string }> = {
  available: { label: "Available", words: "You take new work", icon: CircleCheck, colour: "text-positive-text" },
  away: { label: "Away", words: "Nothing new comes to you", icon: Coffee, colour: "text-warning-text" },
  off: { label: "Off", words: "You are off work", icon: CircleSlash, colour: "text-muted" },
};
