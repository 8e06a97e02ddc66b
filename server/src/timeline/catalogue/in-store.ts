import { family } from "./meaning.ts";

/** What tills, counters and appointment books of a shop report. */
export const inStore = family("In store", { channel: "in-store", department: "retail", stage: "consideration" }, [
  { name: "Store Visited", aliases: ["Store Entered"] },
  { name: "Store Located", channel: "web", purpose: "ask_a_question", aliases: ["Store Searched"] },
  { name: "Product Tried", purpose: "compare_options" },
  { name: "Advice Given", direction: "outbound", purpose: "ask_a_question", outcome: "success" },
  { name: "Appointment Booked", purpose: "get_something_done", outcome: "success" },
  { name: "Appointment Attended", purpose: "get_something_done", outcome: "success" },
  { name: "Appointment Missed", outcome: "failure" },
  { name: "Appointment Cancelled", outcome: "failure", aliases: ["Appointment Canceled"] },
  {
    name: "Store Purchase Completed",
    stage: "purchase",
    purpose: "get_something_done",
    outcome: "success",
    valueProperty: "revenue|total|value|amount",
    isOrder: true,
    aliases: [
      "In-Store Purchase",
      "In-Store Purchase Completed",
      "Offline Purchase",
      "POS Sale Completed",
      "Store Order Completed",
    ],
  },
  { name: "Receipt Sent", channel: "email", stage: "purchase", department: "finance", direction: "outbound" },
  {
    name: "Store Return Completed",
    stage: "service",
    purpose: "solve_a_problem",
    outcome: "success",
    valueProperty: "total|value|amount",
    aliases: ["In-Store Return", "In-Store Return Completed"],
  },
  {
    name: "Store Question Asked",
    stage: "service",
    department: "service",
    purpose: "ask_a_question",
    aliases: ["Counter Question Asked"],
  },
  { name: "Queue Abandoned", stage: "purchase", outcome: "failure" },
]);
