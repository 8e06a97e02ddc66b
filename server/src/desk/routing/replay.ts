import { type Agent, decide, type Waiting } from "./decide.ts";
import type { Need } from "./need.ts";
import type { Policy } from "./shapes.ts";

/** Customers who come at random and stay exponentially long, replayed in virtual time through the real decision. */
export interface Replay {
  agents: number;
  arrivalsPerSecond: number;
  meanServiceSeconds: number;
  customers: number;
  /** The first ones, who come while the house is still empty, are not counted. */
  warmUp: number;
  seed: number;
  policy?: Policy;
}

const need: Need = { channel: "chat", teamId: null, skills: [], relaxSeconds: null };

/** Mean seconds that customers waited. */
export function replayMeanWait(replay: Replay): number {
  const random = randomNumbers(replay.seed);
  const exponential = (mean: number) => -mean * Math.log(1 - random());
  const agents = Array.from({ length: replay.agents }, (_, place) => freeAgent(place));
  const waiting: Waiting[] = [];
  const departures = new Departures();
  let [arrivesAt, arrived, waited, counted] = [exponential(1 / replay.arrivalsPerSecond), 0, 0, 0];
  while (arrived < replay.customers || waiting.length > 0) {
    const isArrival = arrived < replay.customers && arrivesAt <= departures.next();
    const now = isArrival ? arrivesAt : departures.next();
    if (isArrival) {
      waiting.push(customer(arrived++, now));
      arrivesAt = now + exponential(1 / replay.arrivalsPerSecond);
    } else {
      const agent = agents[departures.take()]!;
      agent.taken = 0;
      agent.idleSince = now * 1000;
    }
    for (const { conversationId, memberId } of decideNow(waiting, agents, now, replay.policy)) {
      const place = waiting.findIndex((one) => one.conversationId === conversationId);
      const [served] = waiting.splice(place, 1);
      const agent = agents[Number(memberId)]!;
      agent.taken = 1;
      agent.idleSince = now * 1000;
      departures.add(now + exponential(replay.meanServiceSeconds), Number(memberId));
      if (Number(conversationId) < replay.warmUp) continue;
      waited += now - served!.queuedAt / 1000;
      counted++;
    }
  }
  return waited / counted;
}

/** The mean of independent runs, with the half width of its confidence interval of 99 % (Student's t). */
export function replayInterval(replay: Replay, runs: number): { mean: number; halfWidth: number } {
  const means = Array.from({ length: runs }, (_, run) => replayMeanWait({ ...replay, seed: replay.seed + run * 7919 }));
  const mean = means.reduce((sum, one) => sum + one, 0) / runs;
  const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (runs - 1);
  return { mean, halfWidth: studentsT99(runs - 1) * Math.sqrt(variance / runs) };
}

// Two-sided, 99 %, by degrees of freedom (Cornish–Fisher expansion of the normal quantile; exact to 0.2 % from 8 on).
function studentsT99(freedom: number): number {
  const z = 2.5758293;
  const first = (z ** 3 + z) / (4 * freedom);
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3);
  return z + first + second + third;
}

function decideNow(waiting: readonly Waiting[], agents: Agent[], now: number, policy: Policy = "longest_idle") {
  const free = agents.reduce((count, { taken }) => count + (taken === 0 ? 1 : 0), 0);
  if (free === 0 || waiting.length === 0) return [];
  return decide({
    waiting: waiting.slice(0, free),
    agents,
    policy,
    holdAfterSeconds: 120,
    skillNames: new Map(),
    now: now * 1000,
  });
}

function freeAgent(place: number): Agent {
  return { memberId: String(place), teamIds: [], skills: {}, slots: 1, weights: {}, taken: 0, idleSince: null };
}

function customer(number: number, now: number): Waiting {
  return {
    conversationId: String(number),
    need,
    step: 0,
    queuedAt: now * 1000,
    headStarts: [],
    formerId: null,
    passed: [],
  };
}

/** Who is free again when, the earliest first. */
class Departures {
  readonly #due: { at: number; agent: number }[] = [];

  next(): number {
    return this.#due[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  take(): number {
    return this.#due.shift()!.agent;
  }

  add(at: number, agent: number): void {
    const after = this.#due.findIndex((one) => one.at > at);
    this.#due.splice(after < 0 ? this.#due.length : after, 0, { at, agent });
  }
}

/** Mulberry32: 32 bits of state, even enough for means of queues, and the same everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
