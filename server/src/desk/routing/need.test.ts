import { describe, expect, test } from "vitest";
import {
  type Asking,
  deadlineHeadStart,
  headStartsOf,
  needId,
  needOf,
  putFirstReason,
  rankAt,
  rulesMet,
  traitsAskedFor,
} from "./need.ts";
import { type RoutingCondition, type RoutingOutcome, type RoutingRule, usualSettings } from "./shapes.ts";

const [spanish, wine] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const [sales, support] = ["33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444"];

const asking: Asking = {
  channel: "chat",
  title: "¿Dónde está mi pedido? Order no-show",
  tags: ["VIP"],
  priority: "high",
  teamId: null,
  fields: {},
  traits: { locale: "es-MX", value: 1200, churn_risk: "0.4", plan: ["gold", "beta"] },
};

function rule(conditions: RoutingCondition[], outcome: Partial<RoutingOutcome> = {}, name = "Rule"): RoutingRule {
  const nothing = { teamId: null, skills: [], headStartSeconds: 0, relaxAfterSeconds: null };
  return { ruleId: name, name, conditions, outcome: { ...nothing, ...outcome } };
}

function meets(condition: RoutingCondition, more: Partial<Asking> = {}): boolean {
  return rulesMet([rule([condition])], { ...asking, ...more }).length === 1;
}

describe("conditions", () => {
  test.each<[RoutingCondition, boolean]>([
    [{ on: "channel", isOneOf: ["email", "Chat"] }, true],
    [{ on: "channel", isOneOf: ["email"] }, false],
    [{ on: "tag", isOneOf: ["vip"] }, true],
    [{ on: "title", hasOneOf: ["mi pedido"] }, true],
    [{ on: "title", hasOneOf: ["DÓNDE"] }, true],
    // Words, not letters: “show” is one, “edido” is none.
    [{ on: "title", hasOneOf: ["show"] }, true],
    [{ on: "title", hasOneOf: ["edido"] }, false],
    [{ on: "language", isOneOf: ["es"] }, true],
    [{ on: "language", isOneOf: ["e"] }, false],
    [{ on: "priority", isOneOf: ["urgent"] }, false],
    [{ on: "team", isOneOf: [sales] }, false],
    [{ on: "trait", trait: "plan", isOneOf: ["Gold"] }, true],
    [{ on: "trait", trait: "plan", isOneOf: ["silver"] }, false],
    [{ on: "trait_number", trait: "value", atLeast: 1200 }, true],
    [{ on: "trait_number", trait: "churn_risk", atLeast: 0.5 }, false],
    [{ on: "trait_number", trait: "unknown", atLeast: 0 }, false],
  ])("%j is met: %s", (condition, expected) => {
    expect(meets(condition)).toBe(expected);
  });

  test("what the conversation says of its language goes before what the person does", () => {
    expect(meets({ on: "language", isOneOf: ["es"] }, { fields: { language: "en" } })).toBe(false);
  });

  test("a rule without conditions is always met, one with several only if all are", () => {
    const both = rule([
      { on: "tag", isOneOf: ["vip"] },
      { on: "channel", isOneOf: ["email"] },
    ]);
    expect(rulesMet([rule([]), both], asking)).toHaveLength(1);
  });
});

describe("needs", () => {
  test("rules ask together: the first team, the highest level of each skill, the shortest patience", () => {
    const one = rule([], { teamId: sales, skills: [{ skillId: spanish, least: 2 }], relaxAfterSeconds: 90 });
    const two = rule([], {
      teamId: support,
      skills: [
        { skillId: wine, least: 1 },
        { skillId: spanish, least: 4 },
      ],
      relaxAfterSeconds: 30,
    });
    expect(needOf([one, two], asking, usualSettings)).toEqual({
      channel: "chat",
      teamId: sales,
      skills: [
        { skillId: spanish, least: 4 },
        { skillId: wine, least: 1 },
      ],
      relaxSeconds: 30,
    });
  });

  test("the team that a conversation has goes before that of the rules; who needs no skill needs no relaxing", () => {
    const need = needOf([rule([], { teamId: sales })], { ...asking, teamId: support }, usualSettings);
    expect(need).toEqual({ channel: "chat", teamId: support, skills: [], relaxSeconds: null });
  });

  test("equal needs have one id, others another", () => {
    const need = needOf([rule([], { skills: [{ skillId: spanish, least: 2 }] })], asking, usualSettings);
    expect(needId(need)).toBe(needId({ ...need, skills: [...need.skills] }));
    expect(needId(need)).not.toBe(needId({ ...need, channel: "email" }));
    expect(needId(need)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("head starts", () => {
  test("of priority, rules and traits add up, each with its reason", () => {
    const met = [rule([], { headStartSeconds: 60 }, "Broken cups")];
    expect(headStartsOf(met, asking, usualSettings)).toEqual([
      { seconds: 900, because: "high priority" },
      { seconds: 60, because: "rule “Broken cups”" },
      { seconds: 300, because: "value of at least 1000" },
    ]);
  });

  test("whoever has less time before the deadline than usual is ahead by the difference", () => {
    expect(deadlineHeadStart(0, 600_000, usualSettings)).toEqual([{ seconds: 1200, because: "deadline" }]);
    expect(deadlineHeadStart(0, 7_200_000, usualSettings)).toEqual([]);
    expect(deadlineHeadStart(0, null, usualSettings)).toEqual([]);
  });

  test("nobody gets further ahead than the most, except by a supervisor's word", () => {
    const huge = [{ seconds: 1e9, because: "any" }];
    expect(rankAt(1e12, huge, usualSettings)).toBe(1e12 - 3_600_000);
    expect(rankAt(1e12, [...huge, { seconds: 5000, because: putFirstReason }], usualSettings)).toBe(1e12 - 8_600_000);
  });
});

test("only the traits that somebody asks about are read", () => {
  const rules = [
    rule([
      { on: "trait", trait: "plan", isOneOf: ["gold"] },
      { on: "language", isOneOf: ["es"] },
    ]),
  ];
  expect(traitsAskedFor(rules, usualSettings)).toEqual(["value", "churn_risk", "plan", "language", "locale"]);
});
