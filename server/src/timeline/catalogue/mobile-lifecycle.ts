import { family } from "./meaning.ts";

const push = { department: "marketing", stage: "loyalty" } as const;

/** Segment's native mobile and desktop specifications: an application's life, its campaigns, push and deep links. */
export const mobileLifecycle = family(
  "Mobile and desktop apps",
  { channel: "app", department: "product", stage: "consideration" },
  [
    {
      name: "Application Installed",
      purpose: "get_something_done",
      outcome: "success",
      aliases: ["App Installed", "first_open"],
    },
    { name: "Application Opened", aliases: ["App Opened", "Application Foregrounded"] },
    { name: "Application Backgrounded", aliases: ["App Backgrounded"] },
    { name: "Application Updated", aliases: ["App Updated"] },
    { name: "Application Hidden" },
    { name: "Application Unhidden" },
    { name: "Application Terminated" },
    {
      name: "Application Uninstalled",
      stage: "service",
      outcome: "failure",
      aliases: ["App Uninstalled", "app_remove"],
    },
    { name: "Application Crashed", stage: "service", outcome: "failure", aliases: ["App Crashed"] },
    { name: "Install Attributed", channel: "ads", department: "marketing", stage: "awareness" },
    { name: "Push Notification Sent", ...push, direction: "outbound" },
    { name: "Push Notification Received", ...push, direction: "outbound", aliases: ["notification_receive"] },
    {
      name: "Push Notification Tapped",
      ...push,
      outcome: "success",
      aliases: ["Push Notification Opened", "notification_open"],
    },
    { name: "Push Notification Bounced", ...push, direction: "outbound", outcome: "failure" },
    { name: "Push Notification Dismissed", ...push, aliases: ["notification_dismiss"] },
    { name: "Push Notifications Enabled", ...push, outcome: "success" },
    { name: "Push Notifications Disabled", ...push, outcome: "failure" },
    { name: "Deep Link Opened", department: "marketing" },
    { name: "Deep Link Clicked", department: "marketing" },
    { name: "In-App Message Viewed", ...push, direction: "outbound" },
    { name: "In-App Message Clicked", ...push, outcome: "success" },
    { name: "In-App Message Dismissed", ...push },
    { name: "App Review Requested", ...push, stage: "advocacy", direction: "outbound" },
  ],
);
