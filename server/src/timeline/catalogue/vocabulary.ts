/** The channels by which a touchpoint can reach a company. */
export const channels = [
  "web",
  "app",
  "chat",
  "email",
  "sms",
  "whatsapp",
  "social",
  "voice",
  "in-store",
  "delivery",
  "ads",
] as const;
export type Channel = (typeof channels)[number];

/** The stages of a customer's life, in order. */
export const stages = ["awareness", "consideration", "purchase", "service", "loyalty", "advocacy"] as const;
export type Stage = (typeof stages)[number];

/** The parts of a company that answer for a touchpoint. */
export const departments = ["marketing", "sales", "product", "finance", "logistics", "retail", "service"] as const;
export type Department = (typeof departments)[number];

/** What the customer wants of a touchpoint. */
export const purposes = ["solve_a_problem", "ask_a_question", "compare_options", "get_something_done"] as const;
export type Purpose = (typeof purposes)[number];

/** How a touchpoint went for the customer. */
export const outcomes = ["success", "failure", "neutral"] as const;
export type Outcome = (typeof outcomes)[number];

/** Who reaches whom: inbound is the customer's doing, outbound the company's. */
export const directions = ["inbound", "outbound"] as const;
export type Direction = (typeof directions)[number];
