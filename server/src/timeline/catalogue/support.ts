import { family } from "./meaning.ts";

const outbound = { direction: "outbound" } as const;
const solved = { outcome: "success" } as const;
const failed = { outcome: "failure" } as const;

/** Segment's live chat specification, and what help centres, service desks, call centres and returns report. */
export const support = family("Support", { department: "service", stage: "service", purpose: "solve_a_problem" }, [
  { name: "Live Chat Conversation Started", channel: "chat", aliases: ["Chat Started"] },
  { name: "Live Chat Conversation Ended", channel: "chat", aliases: ["Chat Ended"] },
  // Sent and received as the customer sees it: "sent" is the customer's own message.
  { name: "Live Chat Message Sent", channel: "chat" },
  { name: "Live Chat Message Received", channel: "chat", ...outbound },
  { name: "Live Chat Abandoned", channel: "chat", ...failed, aliases: ["Chat Abandoned"] },
  { name: "Bot Conversation Started", channel: "chat" },
  { name: "Bot Answer Given", channel: "chat", ...outbound },
  { name: "Bot Handed Over", channel: "chat", ...outbound },
  { name: "Conversation Started", aliases: ["Conversation Opened"] },
  // Received and sent as the company sees it.
  { name: "Message Received" },
  { name: "Message Sent", ...outbound },
  { name: "Conversation Escalated", ...failed },
  { name: "Conversation Reopened", ...failed },
  { name: "Conversation Closed", ...outbound, aliases: ["Conversation Resolved"] },
  { name: "Ticket Created", aliases: ["Support Ticket Created", "Ticket Opened", "Case Created"] },
  { name: "Ticket Replied", ...outbound, aliases: ["Support Ticket Replied"] },
  { name: "Ticket Escalated", ...outbound, ...failed, aliases: ["Support Ticket Escalated"] },
  { name: "Ticket Reopened", ...failed, aliases: ["Support Ticket Reopened"] },
  {
    name: "Ticket Solved",
    ...outbound,
    ...solved,
    aliases: ["Ticket Resolved", "Ticket Closed", "Support Ticket Solved", "Support Ticket Closed", "Case Closed"],
  },
  { name: "Contact Form Submitted", channel: "web", purpose: "ask_a_question" },
  { name: "Complaint Submitted", ...failed, aliases: ["Complaint Filed", "Complaint Received"] },
  { name: "Question Asked", purpose: "ask_a_question" },
  { name: "Help Article Viewed", channel: "web", purpose: "ask_a_question", aliases: ["FAQ Viewed"] },
  { name: "Help Article Rated", channel: "web", purpose: "ask_a_question" },
  { name: "Help Searched", channel: "web", purpose: "ask_a_question", aliases: ["Help Center Searched"] },
  { name: "Call Started", channel: "voice", aliases: ["Call Received", "Phone Call Started"] },
  { name: "Call Completed", channel: "voice", ...solved, aliases: ["Call Ended", "Phone Call Completed"] },
  { name: "Call Missed", channel: "voice", ...failed },
  { name: "Call Abandoned", channel: "voice", ...failed },
  { name: "Call Transferred", channel: "voice" },
  { name: "Voicemail Left", channel: "voice" },
  { name: "Callback Requested", channel: "voice" },
  { name: "Callback Made", channel: "voice", ...outbound, ...solved },
  { name: "Return Requested", aliases: ["Return Started"] },
  { name: "Return Approved", ...outbound, ...solved },
  { name: "Return Rejected", ...outbound, ...failed },
  { name: "Exchange Requested" },
  { name: "Refund Requested", department: "finance" },
  {
    name: "Refund Issued",
    department: "finance",
    ...outbound,
    ...solved,
    valueProperty: "amount|total|value",
  },
  { name: "Warranty Claimed", aliases: ["Warranty Claim Submitted"] },
  { name: "Repair Completed", ...outbound, ...solved },
  { name: "Outage Reported", ...failed },
]);
