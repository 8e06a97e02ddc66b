import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Agent, type Assignment, decide, type Situation, type Waiting, weightOf } from "./decide.ts";
import { rankAt } from "./need.ts";
import { usualSettings } from "./shapes.ts";

const spanish = "11111111-1111-4111-8111-111111111111";
const skillNames = new Map([[spanish, "Spanish"]]);
const minute = 60_000;

function agent(memberId: string, more: Partial<Agent> = {}): Agent {
  return { memberId, teamIds: [], skills: {}, slots: 5, weights: { email: 0.5 }, taken: 0, idleSince: null, ...more };
}

type Some = Partial<Omit<Waiting, "need">> & { need?: Partial<Waiting["need"]> };

function customer(conversationId: string, { need, ...more }: Some = {}): Waiting {
  return {
    conversationId,
    need: { channel: "chat", teamId: null, skills: [], relaxSeconds: null, ...need },
    step: 0,
    queuedAt: 0,
    headStarts: [],
    formerId: null,
    passed: [],
    ...more,
  };
}

function given(situation: Partial<Situation>): Record<string, string> {
  return Object.fromEntries(decided(situation).map(({ conversationId, memberId }) => [conversationId, memberId]));
}

function decided(situation: Partial<Situation>): Assignment[] {
  return decide({
    waiting: [],
    agents: [],
    policy: "longest_idle",
    holdAfterSeconds: 120,
    skillNames,
    now: 10 * minute,
    ...situation,
  });
}

describe("whom the policy prefers", () => {
  const agents = [
    agent("a", { taken: 1, idleSince: 3 * minute }),
    agent("b", { taken: 3, idleSince: 1 * minute }),
    agent("c", { taken: 0, idleSince: 5 * minute }),
  ];

  test("longest idle", () => {
    expect(given({ agents, waiting: [customer("1"), customer("2"), customer("3"), customer("4")] })).toEqual({
      ...{ 1: "b", 2: "a", 3: "c", 4: "b" },
    });
  });

  test("balanced", () => {
    const waiting = [customer("1"), customer("2"), customer("3")];
    expect(given({ agents, waiting, policy: "balanced" })).toEqual({ 1: "c", 2: "a", 3: "c" });
  });

  test("whoever had it before comes first, unless they gave it away", () => {
    expect(given({ agents, waiting: [customer("1", { formerId: "c" })] })).toEqual({ 1: "c" });
    expect(given({ agents, waiting: [customer("1", { formerId: "b", passed: ["b"] })] })).toEqual({ 1: "a" });
  });

  test("whoever did not respond gets it again only if nobody else is able, not merely because the others are full", () => {
    const full = [agent("a", { taken: 5 }), agent("b")];
    expect(given({ agents: full, waiting: [customer("1", { passed: ["b"] })] })).toEqual({});
    expect(given({ agents: [agent("b")], waiting: [customer("1", { passed: ["b"] })] })).toEqual({ 1: "b" });
  });
});

describe("what is asked for", () => {
  const asks = { need: { teamId: "t", skills: [{ skillId: spanish, least: 4 }] } };
  const fluent = agent("a", { teamIds: ["t"], skills: { [spanish]: 4 }, taken: 2, idleSince: 0 });
  const beginner = agent("b", { teamIds: ["t"], skills: { [spanish]: 2 }, idleSince: 0 });
  const elsewhere = agent("c", { teamIds: ["u"], skills: { [spanish]: 5 }, idleSince: 0 });

  test("team and skills, and the sentence says so", () => {
    const [assignment] = decided({ agents: [beginner, elsewhere, fluent], waiting: [customer("1", asks)] });
    expect(assignment).toMatchObject({
      memberId: "a",
      decision: {
        sentence: "Spanish 4/5, 2 of 5 slots taken, the only one free",
        skills: [{ name: "Spanish", level: 4, least: 4 }],
        waitedSeconds: 600,
        idleSeconds: 600,
        candidates: 1,
      },
    });
  });

  test("relaxed by two levels, a beginner will do; relaxed to nothing, anybody of the team", () => {
    expect(given({ agents: [beginner], waiting: [customer("1", asks)] })).toEqual({});
    const [relaxed] = decided({ agents: [beginner], waiting: [customer("1", { ...asks, step: 2 })] });
    expect(relaxed?.decision.because[0]).toBe(
      "Spanish 2/5 (4 was asked for; nobody came free in time, so 2 is enough)",
    );
    const none = agent("d", { teamIds: ["t"] });
    expect(given({ agents: [none, elsewhere], waiting: [customer("1", { ...asks, step: 4 })] })).toEqual({ 1: "d" });
  });
});

describe("room", () => {
  test("one that is too large is passed over, until it has waited so long that room is kept free for it", () => {
    const busy = agent("a", { slots: 1, taken: 0.5 });
    const chat = customer("chat", { queuedAt: 0 });
    const mail = customer("mail", { queuedAt: minute, need: { channel: "email" } });
    const waiting = [chat, mail];
    expect(given({ agents: [busy], waiting, now: minute })).toEqual({ mail: "a" });
    expect(given({ agents: [busy], waiting, now: 2 * minute })).toEqual({});
    expect(given({ agents: [{ ...busy, taken: 0 }], waiting, now: 2 * minute })).toEqual({ chat: "a" });
  });

  const someAgents = fc.array(
    fc.record({
      slots: fc.constantFrom(0, 0.5, 1, 2, 3, 5),
      taken: fc.constantFrom(0, 0.5, 1, 2, 6),
      email: fc.constantFrom(0.1, 0.25, 0.5, 1),
      level: fc.integer({ min: 0, max: 5 }),
      idleSince: fc.option(fc.integer({ min: 0, max: 600_000 })),
    }),
    { maxLength: 8 },
  );
  const someWaiting = fc.array(
    fc.record({
      channel: fc.constantFrom("chat", "email"),
      least: fc.integer({ min: 0, max: 5 }),
      step: fc.integer({ min: 0, max: 5 }),
      passed: fc.constantFrom<string[]>([], ["0"], ["0", "1"]),
      queuedAt: fc.integer({ min: 0, max: 600_000 }),
    }),
    { maxLength: 60 },
  );

  test("nobody is given more than their slots, nothing is given twice, and nobody gets what they cannot do", () => {
    fc.assert(
      fc.property(someAgents, someWaiting, fc.constantFrom("longest_idle", "balanced"), (drawn, customers, policy) => {
        const agents = drawn.map(({ email, level, ...one }, place) =>
          agent(String(place), { ...one, weights: { email }, skills: { [spanish]: level } }),
        );
        const waiting = customers.map(({ channel, least, ...one }, place) => {
          const skills = least > 0 ? [{ skillId: spanish, least }] : [];
          return customer(String(place), { ...one, need: { channel, skills } });
        });
        const assignments = decided({ agents, waiting, policy: policy as Situation["policy"] });
        expect(new Set(assignments.map(({ conversationId }) => conversationId)).size).toBe(assignments.length);
        const loads = new Map(agents.map((one) => [one.memberId, one.taken]));
        for (const { conversationId, memberId } of assignments) {
          const one = agents[Number(memberId)]!;
          const { need, step } = waiting[Number(conversationId)]!;
          loads.set(memberId, loads.get(memberId)! + weightOf(one, need.channel));
          expect(loads.get(memberId)).toBeLessThanOrEqual(one.slots + 1e-6);
          for (const { least } of need.skills) expect(one.skills[spanish]).toBeGreaterThanOrEqual(least - step);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Runs until nobody waits: every second some come, are decided about by rank, and somebody finishes one. */
function serve(
  agents: Agent[],
  arrivals: readonly { at: number; rank: number; one: Waiting }[],
  finishEachSecond: number,
  mostSeconds: number,
): { served: Map<string, number>; order: string[] } {
  const hands = agents.map((one) => ({ ...one }));
  const inHand: { memberId: string; weight: number }[] = [];
  const served = new Map<string, number>();
  let second = 0;
  for (; served.size < arrivals.length && second < mostSeconds; second++) {
    for (const { memberId, weight } of inHand.splice(0, finishEachSecond)) {
      hands.find((one) => one.memberId === memberId)!.taken -= weight;
    }
    const waiting = arrivals
      .filter(({ at, one }) => at <= second && !served.has(one.conversationId))
      .sort((a, b) => a.rank - b.rank)
      .map(({ one }) => one);
    for (const { conversationId, memberId } of decided({ agents: hands, waiting, now: second * 1000 })) {
      const hand = hands.find((one) => one.memberId === memberId)!;
      const { need } = waiting.find((one) => one.conversationId === conversationId)!;
      hand.taken += weightOf(hand, need.channel);
      hand.idleSince = second * 1000;
      inHand.push({ memberId, weight: weightOf(hand, need.channel) });
      served.set(conversationId, second);
    }
  }
  return { served, order: [...served.keys()] };
}

describe("nobody starves", () => {
  const arrivals = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 200 }),
      ahead: fc.integer({ min: 0, max: 10_000 }),
      channel: fc.constantFrom("chat", "email"),
      isSpanish: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  );

  test("with finite arrivals everybody is served, whatever they need and whoever is ahead of them", () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 3 }), (drawn, slots) => {
        const agents = [agent("a", { slots, skills: { [spanish]: 3 } }), agent("b", { slots: 1 })];
        const coming = drawn.map(({ at, ahead, channel, isSpanish }, place) => {
          const skills = isSpanish ? [{ skillId: spanish, least: 3 }] : [];
          const one = customer(String(place), { queuedAt: at * 1000, need: { channel, skills } });
          const headStarts = [{ seconds: ahead, because: "any" }];
          return { at, rank: rankAt(at * 1000, headStarts, usualSettings), one };
        });
        const { served } = serve(agents, coming, 1, 1000);
        expect(served.size).toBe(coming.length);
      }),
      { numRuns: 200 },
    );
  });

  test("under more urgent work than can ever be done, a low one is overtaken for no longer than the greatest head start", () => {
    const agents = [agent("a", { slots: 2 })];
    // Two urgent ones a second, of which one a second can be done: the line of urgent ones never ends.
    const most = 30;
    const settings = { ...usualSettings, headStarts: { ...usualSettings.headStarts, mostSeconds: most } };
    const urgent = Array.from({ length: 400 }, (_, place) => {
      const at = Math.floor(place / 2);
      const one = customer(`urgent ${place}`, { queuedAt: at * 1000 });
      return { at, rank: rankAt(at * 1000, [{ seconds: 1800, because: "urgent" }], settings), one };
    });
    const low = { at: 5, rank: rankAt(5000, [], settings), one: customer("low", { queuedAt: 5000 }) };
    const { served, order } = serve(agents, [...urgent, low], 1, 150);
    const before = order.slice(0, order.indexOf("low")).map((id) => Math.floor(Number(id.split(" ")[1]) / 2));
    expect(Math.max(...before)).toBeLessThanOrEqual(5 + most);
    // Those of 35 seconds, done at one a second.
    expect(served.get("low")).toBeLessThanOrEqual(2 * (5 + most + 1));
  });

  test("a large one is served under an endless stream of small ones", () => {
    const agents = [agent("a", { slots: 1 })];
    const mails = Array.from({ length: 600 }, (_, place) => {
      const one = customer(`mail ${place}`, { queuedAt: place * 1000, need: { channel: "email" } });
      return { at: place, rank: place * 1000 + 0.5, one };
    });
    const chat = { at: 3, rank: 3000, one: customer("chat", { queuedAt: 3000 }) };
    const { served } = serve(agents, [...mails, chat], 1, 300);
    expect(served.get("chat")).toBeLessThanOrEqual(3 + 120 + 3);
  });
});
