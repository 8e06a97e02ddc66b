import { family } from "./meaning.ts";

const social = { channel: "social" } as const;

/** Advertisements, leads, events and social media: how people first hear of a company. */
export const advertising = family(
  "Advertising and social media",
  { channel: "ads", department: "marketing", stage: "awareness" },
  [
    { name: "Ad Viewed", direction: "outbound", aliases: ["Ad Impression", "Ad Shown"] },
    { name: "Ad Clicked", outcome: "success", aliases: ["ad_click"] },
    { name: "Campaign Viewed", direction: "outbound" },
    { name: "Campaign Clicked", outcome: "success" },
    {
      name: "Lead Captured",
      stage: "consideration",
      outcome: "success",
      aliases: ["Lead Generated", "generate_lead", "Lead Created"],
    },
    {
      name: "Lead Qualified",
      channel: null,
      department: "sales",
      stage: "consideration",
      direction: "outbound",
      outcome: "success",
    },
    { name: "Direct Mail Sent", channel: null, direction: "outbound" },
    { name: "Webinar Registered", channel: "web", stage: "consideration" },
    { name: "Webinar Attended", channel: "web", stage: "consideration", outcome: "success" },
    { name: "Event Registered", channel: null, stage: "consideration" },
    { name: "Event Attended", channel: null, stage: "consideration", outcome: "success" },
    { name: "Social Post Viewed", ...social },
    { name: "Social Post Liked", ...social, outcome: "success" },
    { name: "Social Post Commented", ...social },
    { name: "Social Post Shared", ...social, stage: "advocacy", outcome: "success" },
    { name: "Social Profile Followed", ...social, stage: "consideration", outcome: "success" },
    { name: "Social Mention Received", ...social, stage: "advocacy", aliases: ["Brand Mentioned"] },
    { name: "Social Message Received", ...social, stage: "service", department: "service", purpose: "ask_a_question" },
    { name: "Social Message Sent", ...social, stage: "service", department: "service", direction: "outbound" },
  ],
);
