import type { Topic } from "./plans.ts";

/** The people who answer customers. */
export const agents = ["Jonas Keller", "Amélie Roth", "Samir Haddad"] as const;

/** Subjects under which customers write. */
export const subjects: Record<Topic, string> = {
  "late delivery": "Where is my order?",
  "wrong item": "I received the wrong coffee",
  "brewing question": "Which grind for my coffee maker?",
  invoice: "Invoice for my order",
};
