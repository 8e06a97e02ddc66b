import type { Campaign } from "./acquisition.ts";
import type { Device } from "./devices.ts";
import type { Life } from "./life.ts";
import type { Instant } from "./local-time.ts";
import type { Properties } from "./message.ts";
import { fromDevice, inCampaign } from "./origins.ts";
import { type Line, type Product, shopUrl } from "./products.ts";
import { readingPause } from "./rhythm.ts";
import type { TouchpointName } from "./vocabulary.ts";
import { decide, type World } from "./world.ts";

/** A visit to the shop on one device. `at` moves on with every step. */
export interface Visit {
  readonly world: World;
  readonly life: Life;
  readonly device: Device;
  readonly campaign: Campaign | undefined;
  referrer: string;
  at: Instant;
}

/** Answers the cookie banner where it was not answered yet. The app shows none. */
export function answerBanner(visit: Visit): void {
  const { world, life, device, at } = visit;
  if (life.agreedOn.has(device)) return;
  if (device.kind === "app") {
    life.agreedOn.set(device, true);
    return;
  }
  const agreed = decide(world, life, at, "agreesToAnalytics");
  life.agreedOn.set(device, agreed);
  // A refusal stays in the browser: nothing may leave it.
  if (agreed) tell(visit, "Consent Updated", { purposes: { functional: true, analytics: true, advertising: true } });
  visit.at += 300;
}

/** What a page reports as soon as it is shown. */
interface Shown {
  readonly event: TouchpointName;
  readonly properties: Properties;
}

/** Looks at a page, or at a screen of the app, and reads. Nobody hears of it where the banner was refused. */
export function look(visit: Visit, name: string, path: string, shows?: Shown): void {
  const url = shopUrl + path;
  const page = { path, referrer: visit.referrer, title: `${name} · Bluebird Coffee Roasters`, url };
  if (isHeard(visit)) {
    const type = visit.device.kind === "app" ? "screen" : "page";
    const properties = type === "page" ? page : { path };
    visit.world.say(visit.at, visit.life, originOf(visit, page), { type, name, properties });
  }
  visit.referrer = url;
  visit.at += 400;
  if (shows && isHeard(visit)) tell(visit, shows.event, shows.properties);
  visit.at += readingPause(visit.life.random);
}

/** Does something that the shop would like to know. Nobody hears of it where the banner was refused. */
export function act(visit: Visit, event: TouchpointName, properties: Properties): void {
  if (isHeard(visit)) tell(visit, event, properties);
  visit.at += Math.round(readingPause(visit.life.random) / 3);
}

/** Does something that the shop must know to serve its customer, whatever the banner's answer. */
export function tell(visit: Visit, event: TouchpointName, properties: Properties): void {
  visit.world.say(visit.at, visit.life, originOf(visit), { type: "track", event, properties });
}

function isHeard({ life, device }: Visit): boolean {
  return life.agreedOn.get(device) === true;
}

function originOf({ life, device, campaign }: Visit, page?: Properties) {
  return fromDevice(life, device, { ...inCampaign(campaign), ...(page && device.kind !== "app" && { page }) });
}

/** A product as Segment's e-commerce vocabulary writes it. */
export function asProperties(product: Product | Line): Properties {
  return { ...product, currency: "EUR" };
}
