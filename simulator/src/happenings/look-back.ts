import { exponential, logistic } from "../distributions.ts";
import type { Life } from "../life.ts";
import { hour, type Instant } from "../local-time.ts";
import type { Order } from "../plans.ts";
import { depart, ordersAgain, planNextOrder } from "../retention.ts";
import { afterWorkOf, whenAwake } from "../rhythm.ts";
import { decide, type Happening, type World } from "../world.ts";
import { startSubscription } from "./renew.ts";

/** Some days after a parcel came, its owner says something about it and decides how to go on with the company. */
export const lookBack: Happening<"look back"> = (world, life, at, { order }) => {
  speakUp(world, life, at, order);
  if (life.subscription || order.renewal) return;
  if (subscribes(world, life, at)) return startSubscription(world, life, at);
  if (ordersAgain(world, life, at)) return planNextOrder(world, life, at);
  depart(world, life, at);
};

function speakUp(world: World, life: Life, at: Instant, order: Order): void {
  if (life.orders % 3 === 1) {
    world.plan(afterWorkOf(at, 60), life, { does: "ask for rating", survey: "NPS", about: order.id });
  }
  if (decide(world, life, at, "reviews")) {
    world.plan(whenAwake(life.random, at + exponential(life.random, 20 * hour)), life, { does: "review", order });
  }
  if (refers(world, life, at)) {
    world.plan(whenAwake(life.random, at + exponential(life.random, 30 * hour)), life, { does: "recommend" });
  }
}

function refers(world: World, life: Life, at: Instant): boolean {
  if (life.hasReferred || life.person.kind === "café") return false;
  const { refers, refersPerSatisfaction } = world.causes;
  return decide(world, life, at, "refers", logistic(refers + refersPerSatisfaction * life.satisfaction));
}

function subscribes(world: World, life: Life, at: Instant): boolean {
  if (life.orders < 2 || life.person.kind === "café") return false;
  const { startsSubscription, startsSubscriptionPerSatisfaction } = world.causes;
  const probability = logistic(startsSubscription + startsSubscriptionPerSatisfaction * life.satisfaction);
  return decide(world, life, at, "startsSubscription", probability);
}
