import { whole } from "./distributions.ts";
import type { Life } from "./life.ts";
import { dayOf, type Instant, instantOf } from "./local-time.ts";
import { deliverMail, openingOf, reportMail } from "./mails.ts";
import type { Properties } from "./message.ts";
import type { Order } from "./plans.ts";
import { inCents, type Line, worthOf } from "./products.ts";
import { nextWorkday } from "./rhythm.ts";
import { asProperties } from "./visits.ts";
import type { World } from "./world.ts";

/** Draws up an order; nobody has heard of it yet. */
export function newOrder(life: Life, at: Instant, lines: readonly Line[], renewal: boolean): Order {
  life.orders++;
  const goods = worthOf(lines);
  const discount = inCents(goods * discountOf(life, renewal).share);
  const shipping = goods - discount >= 40 || renewal ? 0 : 4.9;
  const coupon = discountOf(life, renewal).coupon;
  const total = inCents(goods - discount + shipping);
  const id = `B${10_000 + life.person.number}-${life.orders}`;
  return { id, lines, placedAt: at, goods, discount, coupon, shipping, total, renewal };
}

function discountOf(life: Life, renewal: boolean): { share: number; coupon?: string } {
  if (life.person.kind === "café") return { share: 0.25, coupon: "WHOLESALE" };
  if (renewal) return { share: 0.1, coupon: "SUBSCRIBER10" };
  if (life.orders > 1) return { share: 0 };
  if (life.person.acquisition.by === "friend") return { share: 0.12, coupon: "FRIEND" };
  return life.subscribedOn ? { share: 0.1, coupon: "WELCOME10" } : { share: 0 };
}

/** The order in Segment's e-commerce vocabulary: revenue is the goods without shipping and tax. */
export function orderProperties(order: Order): Properties {
  const paidForGoods = order.goods - order.discount;
  const tax = inCents(paidForGoods - paidForGoods / 1.055);
  return {
    order_id: order.id,
    affiliation: order.renewal ? "Subscription" : "Web shop",
    total: order.total,
    subtotal: order.goods,
    revenue: inCents(paidForGoods - tax),
    shipping: order.shipping,
    tax,
    discount: order.discount,
    coupon: order.coupon,
    currency: "EUR",
    products: order.lines.map(asProperties),
  };
}

/** Confirms an order by mail and has it packed by the next workday's afternoon. */
export function fulfil(world: World, life: Life, order: Order): void {
  const confirmedAt = order.placedAt + whole(life.random, 4, 90) * 1000;
  const mail = deliverMail(world, life, confirmedAt, "order-confirmation", `Your order ${order.id}`);
  if (life.random() < 0.62) reportMail(world, life, openingOf(life, confirmedAt), "Email Opened", mail);
  const packedAt = instantOf(nextWorkday(dayOf(order.placedAt)), 14 + 2.5 * life.random());
  world.plan(packedAt, life, { does: "hand to carrier", order });
}
