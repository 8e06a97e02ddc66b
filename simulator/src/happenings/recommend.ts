import { exponential, pick } from "../distributions.ts";
import { fromSystem } from "../origins.ts";
import { daysLong } from "../rhythm.ts";
import { decide, type Happening } from "../world.ts";

/** A pleased customer sends a friend a link; the friend may come. */
export const recommend: Happening<"recommend"> = (world, life, at) => {
  life.hasReferred = true;
  const channel = pick(life.random, ["email", "whatsapp", "web"] as const);
  const properties = { referral_code: `FRIEND-${life.person.number}`, share_via: channel };
  world.say(at, life, fromSystem(life, "shop", channel), { type: "track", event: "Referral Sent", properties });
  if (decide(world, life, at, "referredFriendComes")) {
    world.invite(at + daysLong(0.1 + exponential(life.random, 6)), life);
  }
};
