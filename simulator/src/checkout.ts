import { openAccount, signIn } from "./accounts.ts";
import { chance, lognormal } from "./distributions.ts";
import type { Life } from "./life.ts";
import { type Instant, minute } from "./local-time.ts";
import { joinMailingList } from "./mails.ts";
import type { Properties } from "./message.ts";
import { fulfil, newOrder, orderProperties } from "./orders.ts";
import { home } from "./places.ts";
import { cafeCart, householdCart, type Line, worthOf } from "./products.ts";
import { counterHours, deskHours, momentAfter } from "./rhythm.ts";
import { act, asProperties, look, tell, type Visit } from "./visits.ts";
import { decide, type World } from "./world.ts";

/** Fills the cart as this customer does. */
export function fillCart(visit: Visit): Line[] {
  const { random, person } = visit.life;
  const lines = person.kind === "café" ? cafeCart(random) : householdCart(random, person.favourite);
  for (const line of lines) act(visit, "Product Added", asProperties(line));
  look(visit, "Cart", "/cart", { event: "Cart Viewed", properties: cartProperties(lines) });
  return lines;
}

/** Fills the cart and buys it. Who buys for the first time opens an account while they do. */
export function checkOut(visit: Visit): void {
  const { world, life } = visit;
  const lines = fillCart(visit);
  look(visit, "Checkout", "/checkout", { event: "Checkout Started", properties: cartProperties(lines) });
  identifyBuyer(visit);
  act(visit, "Payment Info Entered", { payment_method: "card" });
  const order = newOrder(life, visit.at, lines, false);
  if (order.coupon)
    tell(visit, "Coupon Applied", { order_id: order.id, coupon: order.coupon, discount: order.discount });
  life.orderAhead = true;
  tell(visit, "Order Completed", orderProperties(order));
  visit.at += 2000;
  look(visit, "Thank you", "/checkout/thank-you");
  fulfil(world, life, order);
}

function cartProperties(lines: readonly Line[]): Properties {
  return { value: worthOf(lines), currency: "EUR", products: lines.map(asProperties) };
}

function identifyBuyer(visit: Visit): void {
  const { world, life, device, at } = visit;
  if (life.accountSince !== undefined) signIn(world, life, at, device);
  else {
    openAccount(world, life, at, device);
    beginHabits(world, life, at);
  }
  if (!life.agreesToMail && decide(world, life, at, "agreesToMarketing")) joinMailingList(world, life, at, device);
  visit.at += minute;
}

/** What a customer does besides ordering on the web, from the day the account is open. */
export function beginHabits(world: World, life: Life, at: Instant): void {
  const { random, person } = life;
  if (person.kind === "enthusiast")
    world.plan(momentAfter(random, at, 2, counterHours), life, { does: "enjoy coffee" });
  if (person.kind === "café") {
    world.plan(momentAfter(random, at, 3, deskHours), life, { does: "talk with account manager" });
  } else if (person.place === home && chance(random, 0.55)) {
    world.plan(momentAfter(random, at, lognormal(random, 9, 0.5), counterHours), life, { does: "buy at counter" });
  }
}
