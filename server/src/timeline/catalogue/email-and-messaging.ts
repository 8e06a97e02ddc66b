import { family } from "./meaning.ts";

const outbound = { direction: "outbound" } as const;
const success = { outcome: "success" } as const;
const failure = { outcome: "failure" } as const;
const email = { channel: "email" } as const;
const sms = { channel: "sms" } as const;
const whatsapp = { channel: "whatsapp" } as const;

/** Segment's email specification, and the same steps for SMS and WhatsApp. */
export const emailAndMessaging = family("Email and messaging", { department: "marketing", stage: "loyalty" }, [
  { name: "Email Sent", ...email, ...outbound },
  { name: "Email Delivered", ...email, ...outbound },
  { name: "Email Opened", ...email },
  { name: "Email Link Clicked", ...email, ...success, aliases: ["Email Clicked"] },
  { name: "Email Replied", ...email },
  { name: "Email Bounced", ...email, ...outbound, ...failure },
  { name: "Email Dropped", ...email, ...outbound, ...failure },
  { name: "Email Marked as Spam", ...email, ...failure, aliases: ["Marked as Spam Email", "Email Spam Reported"] },
  { name: "Email Received", ...email, department: "service", stage: "service" },
  { name: "Unsubscribed", ...email, ...failure, aliases: ["Email Unsubscribed"] },
  {
    name: "Newsletter Subscribed",
    ...email,
    stage: "consideration",
    ...success,
    aliases: ["Email Subscribed", "Subscribed to Newsletter"],
  },
  { name: "SMS Sent", ...sms, ...outbound },
  { name: "SMS Delivered", ...sms, ...outbound },
  { name: "SMS Link Clicked", ...sms, ...success, aliases: ["SMS Clicked"] },
  { name: "SMS Failed", ...sms, ...outbound, ...failure, aliases: ["SMS Bounced"] },
  { name: "SMS Received", ...sms, department: "service", stage: "service" },
  { name: "SMS Subscribed", ...sms, stage: "consideration", ...success },
  { name: "SMS Unsubscribed", ...sms, ...failure },
  { name: "WhatsApp Message Sent", ...whatsapp, ...outbound },
  { name: "WhatsApp Message Delivered", ...whatsapp, ...outbound },
  { name: "WhatsApp Message Read", ...whatsapp },
  { name: "WhatsApp Link Clicked", ...whatsapp, ...success },
  { name: "WhatsApp Message Failed", ...whatsapp, ...outbound, ...failure },
  { name: "WhatsApp Message Received", ...whatsapp, department: "service", stage: "service" },
]);
