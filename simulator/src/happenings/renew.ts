import { traitsOf } from "../accounts.ts";
import { logistic, pick, whole } from "../distributions.ts";
import type { Life } from "../life.ts";
import { type Instant, minute } from "../local-time.ts";
import type { Properties } from "../message.ts";
import { fulfil, newOrder, orderProperties } from "../orders.ts";
import { fromSystem } from "../origins.ts";
import type { Line } from "../products.ts";
import { depart } from "../retention.ts";
import { daysLong } from "../rhythm.ts";
import { decide, type Happening, type World } from "../world.ts";

/** Starts to send the favourite coffee every two or four weeks. */
export function startSubscription(world: World, life: Life, at: Instant): void {
  const everyDays = life.person.rhythmDays < 20 || life.random() < 0.35 ? 14 : 28;
  life.subscription = { everyDays, since: at, bags: pick(life.random, [1, 2, 2, 3]) };
  life.orderAhead = true;
  say(world, life, at, "Subscription Started", planProperties(life));
  world.say(at + 500, life, fromSystem(life, "shop"), { type: "identify", traits: traitsOf(life) });
  world.plan(at + whole(life.random, 30, 300) * minute, life, { does: "renew" });
}

/** A subscription sends its next parcel, unless the customer has had enough. */
export const renew: Happening<"renew"> = (world, life, at) => {
  const { subscription } = life;
  if (!subscription) return;
  if (at - subscription.since > daysLong(1) && cancels(world, life, at)) return cancel(world, life, at);

  const favourite: Line = { ...life.person.favourite, quantity: subscription.bags };
  const order = newOrder(life, at, [favourite], true);
  say(world, life, at, "Order Completed", orderProperties(order));
  fulfil(world, life, order);
  world.plan(at + daysLong(subscription.everyDays), life, { does: "renew" });
};

function cancels(world: World, life: Life, at: Instant): boolean {
  const { cancelsSubscription, cancelsSubscriptionPerSatisfaction } = world.causes;
  const probability = logistic(cancelsSubscription + cancelsSubscriptionPerSatisfaction * life.satisfaction);
  return decide(world, life, at, "cancelsSubscription", probability);
}

function cancel(world: World, life: Life, at: Instant): void {
  const reason = pick(
    life.random,
    life.satisfaction < 0 ? ["service", "delivery"] : ["too much coffee", "price", "moving"],
  );
  say(world, life, at, "Subscription Cancelled", { ...planProperties(life), reason });
  life.subscription = undefined;
  world.say(at + 500, life, fromSystem(life, "shop"), { type: "identify", traits: traitsOf(life) });
  depart(world, life, at);
}

type SubscriptionEvent = "Subscription Started" | "Subscription Cancelled" | "Order Completed";

function say(world: World, life: Life, at: Instant, event: SubscriptionEvent, properties: Properties): void {
  world.say(at, life, fromSystem(life, "shop", "web"), { type: "track", event, properties });
}

function planProperties({ person, subscription }: Life): Properties {
  return {
    subscription_id: `subscription-${person.number}`,
    plan: `every ${subscription!.everyDays / 7} weeks`,
    product_id: person.favourite.product_id,
    quantity: subscription!.bags,
    price: person.favourite.price * subscription!.bags,
    currency: "EUR",
  };
}
