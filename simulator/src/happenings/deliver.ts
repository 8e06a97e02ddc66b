import { uniform } from "../distributions.ts";
import { hour } from "../local-time.ts";
import { fromSystem } from "../origins.ts";
import { daysLong, whenAwake } from "../rhythm.ts";
import { affect, decide, type Happening } from "../world.ts";
import { parcelProperties } from "./hand-to-carrier.ts";

/** A parcel arrives. It pleases or annoys, and may lead to a question. */
export const deliver: Happening<"deliver"> = (world, life, at, { parcel }) => {
  const { order, late, wrongItem } = parcel;
  const properties = { ...parcelProperties(parcel), late };
  world.say(at, life, fromSystem(life, "delivery"), { type: "track", event: "Order Delivered", properties });
  affect(world, life, at, late ? "lateAnnoys" : "onTimePleases");
  if (wrongItem) affect(world, life, at, "wrongItemAnnoys");

  if (decide(world, life, at, wrongItem ? "contactsWhenWrong" : "contactsAnyway")) {
    const contactAt = whenAwake(life.random, at + uniform(life.random, 1, 30) * hour);
    const topic = wrongItem ? "wrong item" : life.random() < 0.7 ? "brewing question" : "invoice";
    world.plan(contactAt, life, { does: "contact", topic, order });
  }
  world.plan(at + daysLong(uniform(life.random, 2, 5)), life, { does: "look back", order });
};
