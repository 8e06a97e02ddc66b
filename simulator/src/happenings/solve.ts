import { hasTicket, reportTicket } from "../cases.ts";
import { hour, minute } from "../local-time.ts";
import { fromSystem } from "../origins.ts";
import { inCents } from "../products.ts";
import { affect, type Happening } from "../world.ts";

/** The team solves a case. A wrong coffee is paid back in half of the cases, and replaced in the others. */
export const solve: Happening<"solve"> = (world, life, at, { case: solved }) => {
  const { ticketId, topic, openedAt, order, solvedFast } = solved;
  const resolution_minutes = Math.round((at - openedAt) / minute);
  if (hasTicket(solved)) reportTicket(world, life, at, solved, "Ticket Solved", { resolution_minutes });
  affect(world, life, at, solvedFast ? "solvedFastPleases" : "solvedSlowlyAnnoys");

  if (topic === "wrong item" && order && life.random() < 0.5) {
    const [line] = order.lines;
    const properties = { order_id: order.id, total: inCents(line!.price * line!.quantity), currency: "EUR" };
    world.say(at + minute, life, fromSystem(life, "shop", "web"), {
      type: "track",
      event: "Order Refunded",
      properties,
    });
  }
  world.plan(at + hour, life, { does: "ask for rating", survey: "CSAT", about: ticketId });
};
