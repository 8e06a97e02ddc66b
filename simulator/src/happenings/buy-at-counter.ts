import { lognormal, pick, whole } from "../distributions.ts";
import { fromSystem } from "../origins.ts";
import { coffees, type Line, worthOf } from "../products.ts";
import { ordersAgain } from "../retention.ts";
import { counterHours, momentAfter } from "../rhythm.ts";
import { asProperties } from "../visits.ts";
import type { Happening } from "../world.ts";

/** Somebody from Strasbourg buys in the shop, with the loyalty card. They come again as they would order again. */
export const buyAtCounter: Happening<"buy at counter"> = (world, life, at) => {
  const { random } = life;
  const bag = { ...pick(random, coffees), quantity: 1 };
  const cup: Line = {
    ...bag,
    product_id: "p301",
    sku: "BB-CU-301",
    name: "Flat white",
    category: "Bar",
    price: 3.8,
    quantity: whole(random, 1, 2),
  };
  const lines = random() < 0.4 ? [cup, bag] : [cup];
  const properties = {
    receipt_id: `counter-${life.person.number}-${Math.floor(at / 60_000)}`,
    store: "Rue des Tonneliers",
    total: worthOf(lines),
    revenue: worthOf(lines),
    currency: "EUR",
    products: lines.map(asProperties),
  };
  world.say(at, life, fromSystem(life, "counter"), { type: "track", event: "Store Purchase Completed", properties });
  if (!ordersAgain(world, life, at)) return;
  const again = momentAfter(
    random,
    at,
    lognormal(random, life.person.kind === "enthusiast" ? 4 : 14, 0.6),
    counterHours,
  );
  world.plan(again, life, { does: "buy at counter" });
};
