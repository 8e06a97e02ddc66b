import { lognormal, uniform } from "./distributions.ts";
import type { Life } from "./life.ts";
import { type Instant, minute } from "./local-time.ts";
import type { Properties } from "./message.ts";
import { type Channel, fromSystem } from "./origins.ts";
import type { Case } from "./plans.ts";
import { afterWorkOf } from "./rhythm.ts";
import { subjects } from "./support-desk.ts";
import { type About, call, chat } from "./talks.ts";
import type { World } from "./world.ts";

const channels: Record<Case["channel"], Channel> = { email: "email", chat: "chat", phone: "voice" };

/** Reports something about a case's ticket. */
export function reportTicket(
  world: World,
  life: Life,
  at: Instant,
  about: Case,
  event: TicketEvent,
  more: Properties,
): void {
  const { ticketId, topic, channel, agent, order } = about;
  const properties = {
    ticket_id: ticketId,
    subject: subjects[topic],
    topic,
    order_id: order?.id,
    agent_name: agent,
    ...more,
  };
  world.say(at, life, fromSystem(life, "desk", channels[channel]), { type: "track", event, properties });
}

type TicketEvent = "Ticket Created" | "Ticket Replied" | "Ticket Solved";

/** Opens a case in its channel, and says when it will be solved. What a talk solves needs no ticket. */
export function openCase(world: World, life: Life, opened: Case): Instant {
  const { openedAt, channel, solvedFast } = opened;
  const talkedUntil = channel === "email" ? openedAt : talk(world, life, opened);
  if (channel !== "email" && solvedFast) return talkedUntil + minute;

  reportTicket(world, life, talkedUntil, opened, "Ticket Created", {
    priority: opened.topic === "wrong item" ? "high" : "normal",
  });
  const workMinutes = solvedFast ? Math.min(500, lognormal(life.random, 150, 0.7)) : uniform(life.random, 700, 2400);
  const repliedAt = afterWorkOf(talkedUntil, workMinutes * uniform(life.random, 0.3, 0.9));
  reportTicket(world, life, repliedAt, opened, "Ticket Replied", {});
  return afterWorkOf(talkedUntil, workMinutes);
}

function talk(world: World, life: Life, opened: Case): Instant {
  const about: About = {
    ticket_id: opened.ticketId,
    topic: opened.topic,
    order_id: opened.order?.id,
    agent_name: opened.agent,
  };
  const how = opened.channel === "chat" ? chat : call;
  return how(world, life, opened.openedAt, about, opened.solvedFast);
}

/** Whether a case has a ticket at the desk. */
export function hasTicket({ channel, solvedFast }: Case): boolean {
  return channel === "email" || !solvedFast;
}
