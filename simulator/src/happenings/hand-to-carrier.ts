import { chance, logistic, poisson, uniform, whole } from "../distributions.ts";
import type { Life } from "../life.ts";
import { type Day, dayOf, hour, type Instant, instantOf, monthOf, weekdayOf } from "../local-time.ts";
import { fromSystem } from "../origins.ts";
import type { Parcel } from "../plans.ts";
import { deliveryHours, momentOn, nextWorkday, whenAwake } from "../rhythm.ts";
import { decide, type Happening, type World } from "../world.ts";

const december = 11;

/** The warehouse hands a packed order to a carrier, which keeps its promise or does not. */
export const handToCarrier: Happening<"hand to carrier"> = (world, life, at, { order }) => {
  const carrier = chance(life.random, 0.6) ? "Swallow Post" : "Kestrel Express";
  const promisedDay = nextWorkday(nextWorkday(nextWorkday(dayOf(at))));
  const parcel: Parcel = {
    order,
    carrier,
    trackingNumber: `${carrier === "Swallow Post" ? "SW" : "KE"}${order.id.replace(/\D/g, "")}`,
    promisedAt: instantOf(promisedDay, 18),
    late: runsLate(world, life, at, carrier),
    wrongItem: decide(world, life, at, "wrongItem"),
  };
  report(world, life, at, "Order Shipped", parcel);
  world.plan(parcel.late ? delay(world, life, parcel) : onTime(life, at, promisedDay), life, {
    does: "deliver",
    parcel,
  });
};

function runsLate(world: World, life: Life, at: Instant, carrier: Parcel["carrier"]): boolean {
  const cause = carrier === "Swallow Post" ? "lateWithSwallow" : "lateWithKestrel";
  const usual = world.causes[cause];
  const peak = monthOf(dayOf(at)) === december ? world.causes.lateInDecember : 0;
  return decide(world, life, at, cause, usual <= 0 ? 0 : logistic(Math.log(usual / (1 - usual)) + peak));
}

function onTime({ random }: Life, shippedAt: Instant, promisedDay: Day): Instant {
  const days = Array.from({ length: promisedDay - dayOf(shippedAt) }, (_, after) => dayOf(shippedAt) + 1 + after);
  const working = days.filter((day) => weekdayOf(day) < 6);
  return momentOn(random, working[Math.floor(random() ** 1.6 * working.length)]!, deliveryHours);
}

function delay(world: World, life: Life, parcel: Parcel): Instant {
  const { random } = life;
  report(world, life, parcel.promisedAt + whole(random, 5, 110) * 60_000, "Delivery Delayed", parcel);
  let day = dayOf(parcel.promisedAt) + 1 + poisson(random, 1.6);
  if (weekdayOf(day) === 6) day++;
  const arrivesAt = momentOn(random, day, deliveryHours);
  if (decide(world, life, parcel.promisedAt, "contactsWhenLate")) {
    const contactAt =
      parcel.promisedAt + 2 * hour + uniform(random, 0, 0.9) * (arrivesAt - parcel.promisedAt - 2 * hour);
    world.plan(whenAwake(random, contactAt), life, { does: "contact", topic: "late delivery", order: parcel.order });
  }
  return arrivesAt;
}

function report(
  world: World,
  life: Life,
  at: Instant,
  event: "Order Shipped" | "Delivery Delayed",
  parcel: Parcel,
): void {
  world.say(at, life, fromSystem(life, "delivery"), { type: "track", event, properties: parcelProperties(parcel) });
}

/** A parcel as the delivery system reports it. */
export function parcelProperties(parcel: Parcel) {
  return {
    order_id: parcel.order.id,
    carrier: parcel.carrier,
    tracking_number: parcel.trackingNumber,
    promised_at: new Date(parcel.promisedAt).toISOString(),
  };
}
