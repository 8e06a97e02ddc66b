import { beginHabits } from "../checkout.ts";
import type { Happening } from "../world.ts";

/** Who was a customer before the company kept records comes for the first time since: to order, and to sign in for it. */
export const returnAsOldCustomer: Happening<"return as old customer"> = (world, life, at, { accountSince }) => {
  life.accountSince = accountSince;
  life.orderAhead = true;
  beginHabits(world, life, at);
  world.plan(at, life, { does: "visit", reason: "to order" });
};
