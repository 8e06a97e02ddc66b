import { pick, uniform, whole } from "../distributions.ts";
import { fromSystem } from "../origins.ts";
import { deskHours, momentAfter } from "../rhythm.ts";
import { agents } from "../support-desk.ts";
import type { Happening } from "../world.ts";

/** The account manager calls a café about once a month, as long as it orders. */
export const talkWithAccountManager: Happening<"talk with account manager"> = (world, life, at) => {
  if (!life.orderAhead) return;
  const { random, person } = life;
  const duration_seconds = whole(random, 240, 1500);
  const call = {
    call_id: `call-${person.number}-${Math.floor(at / 60_000)}`,
    direction: "outbound",
    topic: "account review",
    agent_name: pick(random, agents),
    group_id: person.cafe!.groupId,
  };
  const origin = fromSystem(life, "telephone");
  world.say(at, life, origin, { type: "track", event: "Call Started", properties: call });
  const ended = { ...call, duration_seconds };
  world.say(at + duration_seconds * 1000, life, origin, { type: "track", event: "Call Completed", properties: ended });
  world.plan(momentAfter(random, at, uniform(random, 24, 35), deskHours), life, { does: "talk with account manager" });
};
