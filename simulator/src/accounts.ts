import type { Device } from "./devices.ts";
import type { Life } from "./life.ts";
import type { Instant } from "./local-time.ts";
import type { Properties } from "./message.ts";
import { fromDevice, fromSystem } from "./origins.ts";
import type { World } from "./world.ts";

/** Opens the account, on the device where they order for the first time. Who brought them hears of it. */
export function openAccount(world: World, life: Life, at: Instant, device: Device): void {
  life.accountSince = at;
  signIn(world, life, at, device, "Signed Up");
  const { broughtBy, person } = life;
  if (!broughtBy) return;
  const properties = { referral_code: `FRIEND-${broughtBy.person.number}`, friend_id: person.userId };
  world.say(at, broughtBy, fromSystem(broughtBy, "shop", "web"), {
    type: "track",
    event: "Referral Completed",
    properties,
  });
}

/**
 * Signs in on a device: from here on its messages carry the user id. An app tells by alias who its anonymous user was,
 * a café's buyer by group for whom they buy.
 */
export function signIn(world: World, life: Life, at: Instant, device: Device, event: SigningIn = "Signed In"): void {
  if (life.signedInOn.has(device)) return;
  life.signedInOn.add(device);
  const origin = fromDevice(life, device);
  if (device.kind === "app") {
    const { userId, context } = origin;
    world.say(at, life, { userId, context }, { type: "alias", previousId: device.anonymousId });
  }
  world.say(at, life, origin, { type: "identify", traits: traitsOf(life) });
  world.say(at + 50, life, origin, { type: "track", event, properties: { method: "email" } });
  const { cafe } = life.person;
  if (!cafe) return;
  const traits = { name: cafe.name, industry: "Café", employees: cafe.employees, plan: "wholesale" };
  world.say(at + 200, life, origin, { type: "group", groupId: cafe.groupId, traits });
}

type SigningIn = "Signed Up" | "Signed In";

/** What the company knows about a person who has an account. */
export function traitsOf({ person, accountSince, agreesToMail, subscription }: Life): Properties {
  return {
    email: person.email,
    name: `${person.firstName} ${person.lastName}`,
    firstName: person.firstName,
    lastName: person.lastName,
    phone: person.phone,
    address: { city: person.place.city, postalCode: person.place.postalCode, country: person.place.country },
    createdAt: new Date(accountSince!).toISOString(),
    language: person.locale.slice(0, 2),
    plan: planOf(person.kind, subscription?.everyDays),
    newsletter: agreesToMail,
  };
}

function planOf(kind: Life["person"]["kind"], everyDays: 14 | 28 | undefined): string {
  if (kind === "café") return "wholesale";
  return everyDays ? `subscription every ${everyDays / 7} weeks` : "pay as you go";
}
