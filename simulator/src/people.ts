import { type Acquisition, acquisitionOf } from "./acquisition.ts";
import { type Cafe, cafeOf } from "./cafes.ts";
import { type Device, newDevice } from "./devices.ts";
import { chance, normal, pick, weighted } from "./distributions.ts";
import { type Culture, inAscii, nameOf } from "./names.ts";
import { phoneOf } from "./phones.ts";
import { home, type Place, places } from "./places.ts";
import { coffees, type Product } from "./products.ts";
import { type Random, randomFrom } from "./random.ts";

/** Somebody who may become a customer: what they are before anything happens. */
export interface Person {
  readonly number: number;
  readonly kind: "household" | "enthusiast" | "café";
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | undefined;
  readonly place: Place;
  readonly locale: string;
  readonly cafe: Cafe | undefined;
  readonly devices: readonly Device[];
  readonly app: Device | undefined;
  readonly acquisition: Acquisition;
  readonly favourite: Product;
  readonly contactChannel: ContactChannel;
  /** In deviations from the usual interest in coffee. */
  readonly interest: number;
  /** Typical days between two orders. */
  readonly rhythmDays: number;
}

/** How somebody prefers to reach the company. */
export type ContactChannel = "email" | "chat" | "phone";

/** Describes the `number`-th person of a company that counts `people`: always the same for the same three numbers. */
export function personOf(seed: number, people: number, number: number): Person {
  const random = randomFrom(`${seed}/person/${number}`);
  const kind = kindOf(people, number);
  const name = nameOf(seed, number);
  const place = placeOf(random, name.culture, kind);
  return {
    number,
    kind,
    userId: `customer-${10_000 + number}`,
    firstName: name.given,
    lastName: name.family,
    email: emailOf(random, name),
    phone: chance(random, 0.8) ? phoneOf(place.country, number) : undefined,
    place,
    locale: `${name.culture.language}-${place.country}`,
    cafe: kind === "café" ? cafeOf(seed, Math.floor(number / cafeEvery)) : undefined,
    devices: devicesOf(random, seed, people, number),
    app: chance(random, kind === "enthusiast" ? 1 : 0.12) ? newDevice(random, "app") : undefined,
    acquisition: number < people ? acquisitionOf(random) : { by: "friend", referrer: "" },
    favourite: pick(random, coffees),
    ...temperOf(random, kind),
  };
}

/** Every so many people there is one of a kind, so that small companies have them too. */
const cafeEvery = 25;
const enthusiastEvery = 50;

function kindOf(people: number, number: number): Person["kind"] {
  if (number >= people) return "household";
  if (number % cafeEvery === 3) return "café";
  return number % enthusiastEvery === 7 ? "enthusiast" : "household";
}

function placeOf(random: Random, culture: Culture, kind: Person["kind"]): Place {
  if (kind !== "household" || chance(random, 0.22)) return home;
  const country = chance(random, 0.45) ? "FR" : culture.country;
  return pick(random, places.filter((place) => place.country === country)); // biome-ignore format: one sentence
}

function emailOf(random: Random, { given, family, namesakes }: ReturnType<typeof nameOf>): string {
  const [first, last] = [inAscii(given), inAscii(family)];
  const local = weighted(random, [[`${first}.${last}`, 6], [`${first}${last}`, 2], [`${first}_${last}`, 1]]); // biome-ignore format: a table
  const domain = weighted(random, [["example.com", 5], ["example.org", 3], ["example.net", 2]]); // biome-ignore format: a table
  return `${local}${namesakes === 0 ? "" : namesakes + 1}@${domain}`;
}

function devicesOf(random: Random, seed: number, people: number, number: number): Device[] {
  const own = newDevice(random, chance(random, 0.55) ? "phone" : "computer");
  const second = newDevice(random, own.kind === "phone" ? "computer" : "phone");
  const shared = number < people ? sharedDeviceOf(seed, Math.floor(number / 2)) : undefined;
  if (shared) return [shared, own];
  return chance(random, 0.45) ? [own, second] : [own];
}

function sharedDeviceOf(seed: number, household: number): Device | undefined {
  const random = randomFrom(`${seed}/household/${household}`);
  return chance(random, 0.03) ? newDevice(random, "computer", true) : undefined;
}

function temperOf(random: Random, kind: Person["kind"]): Pick<Person, "contactChannel" | "interest" | "rhythmDays"> {
  const rhythm = { household: 25, enthusiast: 13, café: 10 }[kind];
  const contactChannel = weighted<ContactChannel>(random, [["email", 42], ["chat", 36], ["phone", 22]]); // biome-ignore format: a table
  const interest = kind === "household" ? normal(random, 0, 1) : normal(random, 2.5, 0.5);
  return { contactChannel, interest, rhythmDays: rhythm * Math.exp(normal(random, 0, 0.25)) };
}
