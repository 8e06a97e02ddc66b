import { exponential } from "../distributions.ts";
import { minute } from "../local-time.ts";
import { momentAfter, onlineHours } from "../rhythm.ts";
import type { Happening } from "../world.ts";

/** An enthusiast reads and looks around between orders, again and again. */
export const enjoyCoffee: Happening<"enjoy coffee"> = (world, life, at) => {
  world.plan(at + minute, life, { does: "visit", reason: "hobby" });
  const again = momentAfter(life.random, at, 1 + exponential(life.random, 3), onlineHours);
  world.plan(again, life, { does: "enjoy coffee" });
};
