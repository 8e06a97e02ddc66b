import { logistic, lognormal } from "./distributions.ts";
import type { Life } from "./life.ts";
import type { Instant } from "./local-time.ts";
import { deskHours, momentAfter, onlineHours } from "./rhythm.ts";
import { decide, type World } from "./world.ts";

/** Whether somebody comes back to buy: the more satisfied, the likelier. */
export function ordersAgain(world: World, life: Life, at: Instant): boolean {
  const { ordersAgain, ordersAgainPerSatisfaction, cafeOrdersAgain } = world.causes;
  const bound = life.person.kind === "café" ? cafeOrdersAgain : 0;
  return decide(
    world,
    life,
    at,
    "ordersAgain",
    logistic(ordersAgain + bound + ordersAgainPerSatisfaction * life.satisfaction),
  );
}

/** Plans the next order for when the coffee will have run out. */
export function planNextOrder(world: World, life: Life, at: Instant): void {
  const { random, person } = life;
  const days = lognormal(random, person.rhythmDays, 0.4);
  const hours = person.kind === "café" ? deskHours : onlineHours;
  world.plan(momentAfter(random, at, days, hours), life, { does: "visit", reason: "to order" });
}

/** Records that somebody stopped buying on the web. A newsletter may still win them back. */
export function depart(world: World, life: Life, at: Instant): void {
  life.orderAhead = false;
  const { person, orders } = life;
  world.record({ truth: "departure", person: person.number, at: new Date(at).toISOString(), orders });
}
