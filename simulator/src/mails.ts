import type { Device } from "./devices.ts";
import { exponential } from "./distributions.ts";
import type { Life } from "./life.ts";
import { dayOf, hour, type Instant, instantOf, minute, weekdayOf } from "./local-time.ts";
import type { Properties } from "./message.ts";
import { fromDevice, fromSystem } from "./origins.ts";
import { whenAwake } from "./rhythm.ts";
import type { TouchpointName } from "./vocabulary.ts";
import type { World } from "./world.ts";

/** A mail that was delivered to somebody. */
export type Mail = Properties;

/** Delivers a mail of a campaign. */
export function deliverMail(world: World, life: Life, at: Instant, campaign: string, subject: string): Mail {
  life.mails++;
  const mail = {
    email_id: `mail-${life.person.number}-${life.mails}`,
    email_subject: subject,
    campaign_name: campaign,
    campaign_id: campaign,
  };
  reportMail(world, life, at, "Email Delivered", mail);
  return mail;
}

/** Reports what somebody did with a mail. */
export function reportMail(world: World, life: Life, at: Instant, event: TouchpointName, mail: Mail): void {
  world.say(at, life, fromSystem(life, "mail"), { type: "track", event, properties: mail });
}

/** When a mail that was delivered at `at` is opened, by somebody who opens it: mostly within hours. */
export function openingOf(life: Life, at: Instant): Instant {
  return whenAwake(life.random, at + minute + exponential(life.random, 6 * hour));
}

/** When the next newsletter goes out: every second Tuesday at ten. */
export function nextNewsletterAfter(at: Instant): Instant {
  let day = dayOf(at) + 1;
  while (weekdayOf(day) !== 1 || Math.floor((day + 3) / 7) % 2 === 1) day++;
  return instantOf(day, 10);
}

/** Puts somebody on the mailing list, from the next newsletter on, because they agreed to it on a device. */
export function joinMailingList(world: World, life: Life, at: Instant, device: Device): void {
  life.agreesToMail = true;
  const properties = { purposes: { marketing: true }, channel: "email" };
  world.say(at + 100, life, fromDevice(life, device), { type: "track", event: "Consent Updated", properties });
  world.plan(nextNewsletterAfter(at), life, { does: "mail newsletter" });
}
