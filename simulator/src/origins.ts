import type { Campaign } from "./acquisition.ts";
import type { Device } from "./devices.ts";
import type { Life } from "./life.ts";
import { timeZone } from "./local-time.ts";
import type { Origin, Properties } from "./message.ts";

/** A message from a device: anonymous until its user signs in there. */
export function fromDevice(life: Life, device: Device, context: Properties = {}): Origin {
  return {
    anonymousId: device.anonymousId,
    ...(life.signedInOn.has(device) && { userId: life.person.userId }),
    context: {
      ...softwareOf(device),
      userAgent: device.userAgent,
      locale: life.person.locale,
      timezone: timeZone,
      ...consentOn(life, device),
      ...context,
    },
  };
}

function softwareOf({ kind, userAgent }: Device): Properties {
  if (kind !== "app") return { library: { name: "sdk.js", version: "1.0.0" } };
  const name = userAgent.includes("iOS") ? "iOS" : "Android";
  return { library: { name: `bluebird-${name.toLowerCase()}`, version: "3.2.0" }, os: { name } };
}

function consentOn(life: Life, device: Device): Properties {
  const agreed = life.agreedOn.get(device);
  if (agreed === undefined) return {};
  return { consent: { categoryPreferences: { functional: true, analytics: agreed, advertising: agreed } } };
}

/** The systems inside the company that report what happened. */
export type System = "shop" | "mail" | "desk" | "delivery" | "counter" | "telephone";

/** The channel of what a system reports, where neither the system nor the touchpoint's name says it. */
export type Channel = "web" | "email" | "chat" | "voice" | "whatsapp";

/** A message from one of the company's systems about somebody it knows, by account or by mail address. */
export function fromSystem(life: Life, system: System, channel?: Channel): Origin {
  const context = { library: { name: `bluebird-${system}`, version: "2.4.1" }, ...(channel && { channel }) };
  if (life.accountSince !== undefined) return { userId: life.person.userId, context };
  if (!life.subscribedOn) throw new Error(`The company does not know person ${life.person.number} yet.`);
  return { anonymousId: life.subscribedOn.anonymousId, context: { ...context, traits: { email: life.person.email } } };
}

/** The part of a message's context that tells through which campaign somebody came. */
export function inCampaign(campaign: Campaign | undefined): Properties {
  return campaign ? { campaign: { ...campaign } } : {};
}
