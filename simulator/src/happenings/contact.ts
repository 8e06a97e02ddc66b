import { lognormal, pick, uniform, whole } from "../distributions.ts";
import type { Life } from "../life.ts";
import { type Instant, minute } from "../local-time.ts";
import { fromDevice, fromSystem } from "../origins.ts";
import type { Case, Topic } from "../plans.ts";
import { afterWorkOf, isOpen, whenAwake } from "../rhythm.ts";
import { agents, subjects } from "../support-desk.ts";
import { tell, type Visit } from "../visits.ts";
import { decide, type Happening, type World } from "../world.ts";

/** A customer contacts the company, by the way they prefer if it is open and by mail otherwise. */
export const contact: Happening<"contact"> = (world, life, at, { topic, order }) => {
  life.cases++;
  const opened: Case = {
    ticketId: `T${10_000 + life.person.number}-${life.cases}`,
    topic,
    channel: isOpen(at) ? life.person.contactChannel : "email",
    agent: pick(life.random, agents),
    openedAt: at,
    order,
    solvedFast: decide(world, life, at, "solvedFast"),
  };
  const solvedAt = openings[opened.channel](world, life, opened);
  world.plan(solvedAt, life, { does: "solve", case: opened });
  if (!opened.solvedFast && topic !== "still waiting") askAgain(world, life, opened, solvedAt);
};

// Each way to open a case reports it and says when the case will be solved.
const openings: Record<Case["channel"], (world: World, life: Life, opened: Case) => Instant> = {
  email(world, life, opened) {
    createTicket(world, life, opened, opened.openedAt);
    const workMinutes = Math.min(500, lognormal(life.random, 150, 0.7));
    return opened.solvedFast ? afterWorkOf(opened.openedAt, workMinutes) : slowly(life, opened);
  },
  chat(world, life, opened) {
    const endedAt = opened.openedAt + whole(life.random, 4, 22) * minute;
    const device = [...life.signedInOn].at(-1)!;
    const say = (at: Instant, event: "Live Chat Conversation Started" | "Live Chat Conversation Ended") =>
      world.say(at, life, fromDevice(life, device), { type: "track", event, properties: chatProperties(opened) });
    say(opened.openedAt, "Live Chat Conversation Started");
    say(endedAt, "Live Chat Conversation Ended");
    return solvedAfterTalk(world, life, opened, endedAt);
  },
  phone(world, life, opened) {
    const seconds = whole(life.random, 90, 840);
    const endedAt = opened.openedAt + seconds * 1000;
    const call = { call_id: `call-${opened.ticketId}`, direction: "inbound", topic: opened.topic, agent: opened.agent };
    const origin = fromSystem(life, "telephone");
    const ended = { ...call, duration_seconds: seconds, wait_seconds: whole(life.random, 5, 240) };
    world.say(opened.openedAt, life, origin, { type: "track", event: "Call Started", properties: call });
    world.say(endedAt, life, origin, { type: "track", event: "Call Ended", properties: ended });
    return solvedAfterTalk(world, life, opened, endedAt);
  },
};

/** What cannot be solved while they talk becomes a ticket. */
function solvedAfterTalk(world: World, life: Life, opened: Case, endedAt: Instant): Instant {
  if (opened.solvedFast) return endedAt + minute;
  createTicket(world, life, opened, endedAt);
  return slowly(life, opened);
}

function slowly({ random }: Life, opened: Case): Instant {
  return afterWorkOf(opened.openedAt, uniform(random, 700, 2400));
}

function createTicket(world: World, life: Life, opened: Case, at: Instant): void {
  const properties = {
    ticket_id: opened.ticketId,
    channel: opened.channel,
    subject: subjects[opened.topic],
    topic: opened.topic,
    order_id: opened.order?.id,
    priority: opened.topic === "still waiting" ? "high" : "normal",
  };
  world.say(at, life, fromSystem(life, "desk"), { type: "track", event: "Support Ticket Created", properties });
}

function chatProperties({ ticketId, topic, agent, order }: Case) {
  return { conversation_id: `chat-${ticketId}`, topic, agent_name: agent, order_id: order?.id };
}

function askAgain(world: World, life: Life, { openedAt, order }: Case, solvedAt: Instant): void {
  if (!decide(world, life, openedAt, "contactsAgainWhenSlow")) return;
  const askedAt = whenAwake(life.random, openedAt + uniform(life.random, 0.4, 0.8) * (solvedAt - openedAt));
  world.plan(askedAt, life, { does: "contact", topic: "still waiting", order });
}

/** A visitor whom nobody knows asks something in the chat before buying, and goes on. */
export function chatAnonymously(visit: Visit): void {
  const { life } = visit;
  life.cases++;
  const topic: Topic = "brewing question";
  const properties = {
    conversation_id: `chat-T${10_000 + life.person.number}-${life.cases}`,
    topic,
    agent_name: pick(life.random, agents),
  };
  tell(visit, "Live Chat Conversation Started", properties);
  visit.at += whole(life.random, 3, 12) * minute;
  tell(visit, "Live Chat Conversation Ended", properties);
  visit.at += 5000;
}
