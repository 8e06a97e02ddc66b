import { openCase } from "../cases.ts";
import { pick, uniform } from "../distributions.ts";
import type { Case } from "../plans.ts";
import { isOpen, whenAwake } from "../rhythm.ts";
import { agents } from "../support-desk.ts";
import { decide, type Happening } from "../world.ts";

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
  const solvedAt = openCase(world, life, opened);
  world.plan(solvedAt, life, { does: "solve", case: opened });
  if (opened.solvedFast || !decide(world, life, at, "contactsAgainWhenSlow")) return;

  const askedAt = whenAwake(life.random, at + uniform(life.random, 0.4, 0.8) * (solvedAt - at));
  if (askedAt < solvedAt) world.plan(askedAt, life, { does: "ask again", case: opened });
};
