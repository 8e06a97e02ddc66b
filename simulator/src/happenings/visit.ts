import { signIn } from "../accounts.ts";
import { lookAround, readArticle } from "../browsing.ts";
import { checkOut, fillCart } from "../checkout.ts";
import type { Device } from "../devices.ts";
import { chance, exponential, logistic } from "../distributions.ts";
import type { Life } from "../life.ts";
import { joinMailingList } from "../mails.ts";
import { fromDevice } from "../origins.ts";
import type { Reason } from "../plans.ts";
import { momentAfter, onlineHours } from "../rhythm.ts";
import { act, answerBanner, look, type Visit } from "../visits.ts";
import { decide, type Happening } from "../world.ts";

/** Somebody comes to the web shop or opens the app: looks around, and perhaps buys. */
export const visit: Happening<"visit"> = (world, life, at, { reason, campaign }) => {
  const device = chooseDevice(life, reason);
  const referrer = reason === "first visit" ? life.person.acquisition.referrer : "";
  const visit: Visit = { world, life, device, campaign, referrer, at };
  life.visits++;
  answerBanner(visit);
  land(visit, reason);
  if (reason === "hobby") readArticle(visit);
  lookAround(visit);
  if (wantsToOrder(visit, reason)) return checkOut(visit);
  leave(visit, reason);
};

function chooseDevice({ random, person, accountSince }: Life, reason: Reason): Device {
  const [first, second = first] = person.devices as [Device, Device?];
  if (reason === "first visit") return first;
  if (person.app && accountSince !== undefined && chance(random, reason === "hobby" ? 0.6 : 0.25)) return person.app;
  if (reason === "newsletter") return person.devices.find(({ kind }) => kind === "phone") ?? first;
  return chance(random, 0.65) ? first : second;
}

function land(visit: Visit, reason: Reason): void {
  const { world, life, device, campaign } = visit;
  if (campaign?.medium === "cpc" || campaign?.medium === "paid_social") {
    act(visit, "Ad Clicked", { campaign_name: campaign.name, source: campaign.source, medium: campaign.medium });
  }
  if (reason === "newsletter") look(visit, "New this fortnight", "/journal/new-this-fortnight");
  else if (life.person.kind === "café") look(visit, "For cafés", "/wholesale");
  else look(visit, "Home", "/");
  if (life.accountSince === undefined || life.signedInOn.has(device) || !chance(life.random, 0.6)) return;
  signIn(world, life, visit.at, device);
  visit.at += 2500;
}

function wantsToOrder({ world, life, at }: Visit, reason: Reason): boolean {
  if (reason === "to order") return true;
  if (life.orderAhead || life.subscription) return false;
  const { ordersOnVisit, ordersOnVisitPerInterest } = world.causes;
  const probability = logistic(ordersOnVisit + ordersOnVisitPerInterest * life.person.interest);
  return decide(world, life, at, "ordersOnVisit", probability);
}

function leave(visit: Visit, reason: Reason): void {
  const { world, life, at } = visit;
  if (life.orders > 0) return;
  if (decide(world, life, at, "abandonsCart")) fillCart(visit);
  if (!life.subscribedOn && decide(world, life, visit.at, "joinsNewsletterOnVisit")) joinNewsletter(visit);
  if (reason !== "newsletter" && decide(world, life, visit.at, "returnsAfterLooking")) {
    const returnsAt = momentAfter(life.random, visit.at, exponential(life.random, 5), onlineHours);
    world.plan(returnsAt, life, { does: "visit", reason: "another look" });
  }
}

function joinNewsletter(visit: Visit): void {
  const { world, life, device, at } = visit;
  life.subscribedOn = device;
  const origin = fromDevice(life, device);
  world.say(at, life, origin, { type: "identify", traits: { email: life.person.email, newsletter: true } });
  world.say(at, life, origin, { type: "track", event: "Newsletter Subscribed", properties: { list: "newsletter" } });
  joinMailingList(world, life, at, device);
}
