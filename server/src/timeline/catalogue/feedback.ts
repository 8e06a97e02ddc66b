import { family } from "./meaning.ts";

const outbound = { direction: "outbound" } as const;
const advocacy = { department: "marketing", stage: "advocacy" } as const;
const loyalty = { department: "marketing", stage: "loyalty" } as const;

/** Surveys, reviews, referrals and loyalty programmes: what customers think of a company, and whether they stay. */
export const feedback = family("Feedback and loyalty", { department: "service", stage: "service" }, [
  { name: "Survey Sent", ...outbound },
  { name: "Survey Viewed" },
  { name: "Survey Started" },
  {
    name: "Survey Completed",
    outcome: "success",
    aliases: ["Survey Responded", "Survey Submitted", "Survey Response Submitted"],
  },
  { name: "Survey Dismissed" },
  { name: "NPS Submitted", stage: "loyalty", aliases: ["NPS Responded", "NPS Response Submitted"] },
  { name: "CSAT Submitted", aliases: ["CSAT Responded", "Satisfaction Rated"] },
  { name: "CES Submitted", aliases: ["CES Responded"] },
  { name: "Feedback Submitted", aliases: ["Feedback Given", "Feedback Received"] },
  { name: "Review Requested", ...advocacy, ...outbound },
  { name: "Review Submitted", ...advocacy, outcome: "success", aliases: ["Review Written", "Review Posted"] },
  { name: "Review Replied", ...advocacy, ...outbound },
  { name: "Referral Sent", ...advocacy, outcome: "success", aliases: ["Friend Referred"] },
  { name: "Referral Completed", ...advocacy, outcome: "success", aliases: ["Referral Converted"] },
  {
    name: "Loyalty Program Joined",
    ...loyalty,
    purpose: "get_something_done",
    outcome: "success",
    aliases: ["Loyalty Programme Joined"],
  },
  { name: "Loyalty Tier Reached", ...loyalty, ...outbound, outcome: "success" },
  { name: "Points Earned", ...loyalty, ...outbound, outcome: "success" },
  {
    name: "Points Redeemed",
    ...loyalty,
    purpose: "get_something_done",
    outcome: "success",
    aliases: ["Reward Redeemed"],
  },
  { name: "Points Expired", ...loyalty, ...outbound, outcome: "failure" },
]);
