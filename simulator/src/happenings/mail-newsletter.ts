import { logistic } from "../distributions.ts";
import type { Life } from "../life.ts";
import { dateOf, dayOf, type Instant, minute } from "../local-time.ts";
import { deliverMail, type Mail, nextNewsletterAfter, openingOf, reportMail } from "../mails.ts";
import { decide, type Happening, type World } from "../world.ts";

/** The fortnightly newsletter. Some open it, few click, and the annoyed leave the list. */
export const mailNewsletter: Happening<"mail newsletter"> = (world, life, at) => {
  const mail = deliverMail(world, life, at, `newsletter-${dateOf(dayOf(at))}`, "What we roast this fortnight");
  if (decide(world, life, at, "opensMail") && reads(world, life, openingOf(life, at), mail) === "unsubscribed") return;
  world.plan(nextNewsletterAfter(at), life, { does: "mail newsletter" });
};

function reads(world: World, life: Life, at: Instant, mail: Mail): "unsubscribed" | "stays" {
  reportMail(world, life, at, "Email Opened", mail);
  if (unsubscribes(world, life, at)) {
    life.agreesToMail = false;
    reportMail(world, life, at + minute, "Unsubscribed", mail);
    reportMail(world, life, at + minute, "Consent Updated", { purposes: { marketing: false }, channel: "email" });
    return "unsubscribed";
  }
  if (decide(world, life, at, "clicksMail")) click(world, life, at + minute, mail);
  return "stays";
}

function unsubscribes(world: World, life: Life, at: Instant): boolean {
  const { unsubscribes, unsubscribesPerSatisfaction } = world.causes;
  const probability = logistic(unsubscribes + unsubscribesPerSatisfaction * life.satisfaction);
  return decide(world, life, at, "unsubscribes", probability);
}

function click(world: World, life: Life, at: Instant, mail: Mail): void {
  const link = { link_id: "new-this-fortnight", link_url: "https://bluebird.example/journal/new-this-fortnight" };
  reportMail(world, life, at, "Email Link Clicked", { ...mail, ...link });
  const campaign = { name: String(mail.campaign_name), source: "newsletter", medium: "email" };
  world.plan(at + 3000, life, { does: "visit", reason: "newsletter", campaign });
}
