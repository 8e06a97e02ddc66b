import { hour, minute } from "../local-time.ts";
import { fromSystem } from "../origins.ts";
import { inCents } from "../products.ts";
import { affect, type Happening } from "../world.ts";

/** The team solves a case. A wrong coffee is paid back in half of the cases, and replaced in the others. */
export const solve: Happening<"solve"> = (world, life, at, { case: solved }) => {
  const { ticketId, topic, channel, agent, openedAt, order, solvedFast } = solved;
  const origin = fromSystem(life, "desk");
  const resolutionMinutes = Math.round((at - openedAt) / minute);
  const properties = { ticket_id: ticketId, channel, topic, agent_name: agent, resolution_minutes: resolutionMinutes };
  world.say(at, life, origin, { type: "track", event: "Support Ticket Solved", properties });
  affect(world, life, at, solvedFast ? "solvedFastPleases" : "solvedSlowlyAnnoys");

  if (topic === "wrong item" && order && life.random() < 0.5) {
    const [line] = order.lines;
    const refund = { order_id: order.id, total: inCents(line!.price * line!.quantity), currency: "EUR" };
    world.say(at + minute, life, origin, { type: "track", event: "Order Refunded", properties: refund });
  }
  world.plan(at + hour, life, { does: "ask for rating", survey: "CSAT", about: ticketId });
};
