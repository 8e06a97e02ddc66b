import type { Decision } from "./shapes.ts";

type Facts = Omit<Decision, "sentence" | "because">;

/** Why this conversation went to this person, in phrases: "Spanish 4/5", "2 of 5 slots taken", "idle longest". */
export function explain(facts: Facts): string[] {
  return [...facts.skills.map((skill) => skillPhrase(skill, facts.relaxedBy)), slotsPhrase(facts), choicePhrase(facts)];
}

function skillPhrase({ name, level, least }: Facts["skills"][number], relaxedBy: number): string {
  const shown = level > 0 ? `${name} ${level}/5` : `no ${name}`;
  if (level >= least) return shown;
  return `${shown} (${least} was asked for; nobody came free in time, so ${Math.max(0, least - relaxedBy)} is enough)`;
}

function slotsPhrase({ taken, slots }: Facts): string {
  return `${amount(taken)} of ${amount(slots)} slots taken`;
}

function choicePhrase({ candidates, knowsCustomer, policy, idleSeconds }: Facts): string {
  if (knowsCustomer) return "had it before";
  if (candidates === 1) return "the only one free";
  if (policy === "balanced") return "the least busy";
  return idleSeconds === null ? "was given nothing yet" : "idle longest";
}

function amount(value: number): string {
  return String(Math.round(value * 100) / 100);
}
