import { explain } from "./explain.ts";
import type { Need } from "./need.ts";
import type { Decision, HeadStart, Policy, Requirement } from "./shapes.ts";

/** Somebody who takes work now, and how full their hands are. */
export interface Agent {
  memberId: string;
  teamIds: readonly string[];
  /** Levels by skill id. */
  skills: Readonly<Record<string, number>>;
  slots: number;
  /** Slots that a conversation fills, by channel; 1 where nothing is said. */
  weights: Readonly<Record<string, number>>;
  taken: number;
  /** Since when they were given nothing and finished nothing, in milliseconds; null: never yet. */
  idleSince: number | null;
}

/** A conversation that waits. */
export interface Waiting {
  conversationId: string;
  need: Need;
  /** By how many levels its needs have been relaxed. */
  step: number;
  queuedAt: number;
  headStarts: readonly HeadStart[];
  formerId: string | null;
  passed: readonly string[];
}

export interface Assignment {
  conversationId: string;
  memberId: string;
  decision: Decision;
}

export interface Situation {
  /** In the order of their ranks. */
  waiting: readonly Waiting[];
  agents: readonly Agent[];
  policy: Policy;
  holdAfterSeconds: number;
  skillNames: ReadonlyMap<string, string>;
  now: number;
}

interface Line {
  able: Agent[];
  isFull: boolean;
}

/**
 * Who gets what. Each conversation in turn goes to the one whom the policy prefers among those who are able and have room.
 * One that waits for more room than anybody has left is passed over, but not for ever: after `holdAfterSeconds` whoever has
 * most room gets nothing that ranks lower until it fits. Nobody is ever given more than their slots.
 */
export function decide({ waiting, agents, policy, holdAfterSeconds, skillNames, now }: Situation): Assignment[] {
  const hands = agents.map((agent) => ({ ...agent }));
  const lines = new Map<string, Line>();
  const held = new Set<Agent>();
  const assignments: Assignment[] = [];
  for (const one of waiting) {
    const line = lineOf(lines, one, hands);
    if (line.isFull) continue;
    const free = line.able.filter((agent) => !held.has(agent) && hasRoom(agent, one.need.channel));
    if (free.length === 0) {
      line.isFull = true;
      if (now - one.queuedAt >= holdAfterSeconds * 1000) hold(line.able, one.need.channel, held);
      continue;
    }
    const candidates = withoutPassed(free, line.able, one.passed);
    if (candidates.length === 0) continue;
    const chosen = choose(candidates, one, policy);
    assignments.push(assign(one, chosen, candidates.length, { policy, skillNames, now }));
    chosen.taken += weightOf(chosen, one.need.channel);
    // A later one than all others, and later than what was given before in this round.
    chosen.idleSince = now + assignments.length / 1000;
  }
  return assignments;
}

/** Slots that a conversation of a channel fills of somebody's. */
export function weightOf({ weights }: Pick<Agent, "weights">, channel: string): number {
  return weights[channel] ?? 1;
}

/** What is still asked of a skill after so many steps of relaxing; below 1 it is asked no more. */
export function leastAt({ least }: Requirement, step: number): number {
  return least - step;
}

/** Whether somebody is in the team and has the skills that are asked for, as far as they have been relaxed. */
export function isAble({ teamIds, skills }: Pick<Agent, "teamIds" | "skills">, need: Need, step: number): boolean {
  if (need.teamId && !teamIds.includes(need.teamId)) return false;
  return need.skills.every((skill) => (skills[skill.skillId] ?? 0) >= leastAt(skill, step));
}

// Weights such as 0.1 do not add up exactly.
const roundingError = 1e-6;

function hasRoom(agent: Agent, channel: string): boolean {
  return agent.taken + weightOf(agent, channel) <= agent.slots + roundingError;
}

function lineOf(lines: Map<string, Line>, { need, step }: Waiting, hands: Agent[]): Line {
  const name = `${step} ${JSON.stringify(need)}`;
  const known = lines.get(name);
  if (known) return known;
  const line = { able: hands.filter((agent) => isAble(agent, need, step)), isFull: false };
  lines.set(name, line);
  return line;
}

/** Whoever did not respond gets it again only if nobody else is able to take it. */
function withoutPassed(free: Agent[], able: Agent[], passed: readonly string[]): Agent[] {
  if (passed.length === 0) return free;
  const others = (some: Agent[]) => some.filter(({ memberId }) => !passed.includes(memberId));
  return others(able).length > 0 ? others(free) : free;
}

function hold(able: Agent[], channel: string, held: Set<Agent>): void {
  const large = able.filter((agent) => !held.has(agent) && agent.slots >= weightOf(agent, channel));
  const room = (agent: Agent) => agent.slots - agent.taken;
  const roomiest = first(large, (a, b) => room(b) - room(a));
  if (roomiest && room(roomiest) > 0) held.add(roomiest);
}

function choose(candidates: Agent[], { formerId, passed, need }: Waiting, policy: Policy): Agent {
  const former = candidates.find(({ memberId }) => memberId === formerId && !passed.includes(memberId));
  if (former) return former;
  return first(candidates, policy === "balanced" ? (a, b) => busyness(a) - busyness(b) || idlest(a, b) : idlest)!;

  function busyness(agent: Agent): number {
    return (agent.taken + weightOf(agent, need.channel)) / agent.slots;
  }
}

function idlest(a: Agent, b: Agent): number {
  return (a.idleSince ?? 0) - (b.idleSince ?? 0);
}

/** The one that comes first in an order; the smaller id among equals, so that the same situation is decided the same. */
function first(agents: readonly Agent[], order: (a: Agent, b: Agent) => number): Agent | undefined {
  let best: Agent | undefined;
  for (const agent of agents) {
    const compared = best ? order(agent, best) : -1;
    if (compared < 0 || (compared === 0 && agent.memberId < best!.memberId)) best = agent;
  }
  return best;
}

function assign(
  one: Waiting,
  agent: Agent,
  candidates: number,
  { policy, skillNames, now }: Pick<Situation, "policy" | "skillNames" | "now">,
): Assignment {
  const { channel, teamId, skills } = one.need;
  const facts = {
    policy,
    channel,
    teamId,
    skills: skills.map(({ skillId, least }) => ({
      skillId,
      name: skillNames.get(skillId) ?? "a skill that was removed",
      level: agent.skills[skillId] ?? 0,
      least,
    })),
    relaxedBy: one.step,
    slots: agent.slots,
    taken: agent.taken,
    weight: weightOf(agent, channel),
    idleSeconds: agent.idleSince === null ? null : Math.max(0, (now - agent.idleSince) / 1000),
    knowsCustomer: agent.memberId === one.formerId,
    candidates,
    waitedSeconds: Math.max(0, (now - one.queuedAt) / 1000),
    headStarts: [...one.headStarts],
  };
  const because = explain(facts);
  return {
    conversationId: one.conversationId,
    memberId: agent.memberId,
    decision: { ...facts, because, sentence: because.join(", ") },
  };
}
