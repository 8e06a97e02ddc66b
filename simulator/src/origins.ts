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
      library:
        device.kind === "app" ? { name: "bluebird-app", version: "3.2.0" } : { name: "sdk.js", version: "1.0.0" },
      userAgent: device.userAgent,
      locale: life.person.locale,
      timezone: timeZone,
      ...consentOn(life, device),
      ...context,
    },
  };
}

function consentOn(life: Life, device: Device): Properties {
  const agreed = life.agreedOn.get(device);
  if (agreed === undefined) return {};
  return { consent: { categoryPreferences: { functional: true, analytics: agreed, advertising: agreed } } };
}

/** The systems inside the company that report what happened. */
export type System = "shop" | "mail" | "desk" | "delivery" | "counter" | "telephone";

/** A message from one of the company's systems about somebody it knows, by account or by mail address. */
export function fromSystem(life: Life, system: System): Origin {
  const context = { library: { name: `bluebird-${system}`, version: "2.4.1" } };
  if (life.accountSince !== undefined) return { userId: life.person.userId, context };
  if (!life.subscribedOn) throw new Error(`The company does not know person ${life.person.number} yet.`);
  return { anonymousId: life.subscribedOn.anonymousId, context: { ...context, traits: { email: life.person.email } } };
}

/** The part of a message's context that tells through which campaign somebody came. */
export function inCampaign(campaign: Campaign | undefined): Properties {
  return campaign ? { campaign: { ...campaign } } : {};
}
