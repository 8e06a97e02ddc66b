import { family } from "./meaning.ts";

/** What page, screen, identify, group and alias calls are called, and what visitors do before they shop. */
export const browsing = family("Browsing", { department: "marketing", stage: "consideration" }, [
  { name: "Page Viewed", aliases: ["$pageview", "Page View", "Loaded a Page"] },
  { name: "Screen Viewed", channel: "app", department: "product", aliases: ["Screen View", "$screen"] },
  { name: "Identified", stage: null, department: "product" },
  {
    name: "Consent Updated",
    stage: null,
    department: "marketing",
    aliases: ["Segment Consent Preference Updated", "Segment Consent Preference"],
  },
  { name: "Group Joined", stage: null, department: "product" },
  { name: "Alias Recorded", stage: null, department: "product" },
  { name: "Landing Page Viewed", stage: "awareness" },
  { name: "Session Started", aliases: ["session_start"] },
  { name: "Link Clicked", aliases: ["click"] },
  { name: "Form Viewed" },
  { name: "Form Started", purpose: "get_something_done", aliases: ["form_start"] },
  { name: "Form Submitted", purpose: "get_something_done", outcome: "success", aliases: ["form_submit"] },
  { name: "Form Abandoned", purpose: "get_something_done", outcome: "failure" },
  { name: "Site Searched", purpose: "ask_a_question", aliases: ["search", "view_search_results"] },
  { name: "Search Result Clicked", purpose: "ask_a_question", outcome: "success" },
  { name: "No Search Results Found", purpose: "ask_a_question", outcome: "failure" },
  { name: "Content Viewed", stage: "awareness" },
  { name: "Blog Post Viewed", stage: "awareness", aliases: ["Article Viewed"] },
  { name: "File Downloaded", purpose: "get_something_done", outcome: "success", aliases: ["file_download"] },
  { name: "Pricing Viewed", purpose: "compare_options", department: "sales" },
  { name: "Experiment Viewed", department: "product" },
  { name: "Error Shown", department: "product", outcome: "failure", aliases: ["Error Occurred", "Page Not Found"] },
]);
