import { fromSystem } from "../origins.ts";
import { isOpen } from "../rhythm.ts";
import { call, chat } from "../talks.ts";
import type { Happening } from "../world.ts";

/** A customer who waits for an answer asks for it, about the same case. */
export const askAgain: Happening<"ask again"> = (world, life, at, { case: waiting }) => {
  const about = { ticket_id: waiting.ticketId, topic: "still waiting", order_id: waiting.order?.id };
  const preferred = isOpen(at) ? life.person.contactChannel : "email";
  if (preferred === "chat") chat(world, life, at, about, false);
  else if (preferred === "phone") call(world, life, at, about, false);
  else {
    const properties = { ...about, subject: "Any news? I am still waiting for an answer" };
    world.say(at, life, fromSystem(life, "desk"), { type: "track", event: "Email Received", properties });
  }
};
