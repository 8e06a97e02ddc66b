import { expect, test } from "vitest";
import { type CauseName, type Causes, defaultCauses } from "./causes.ts";
import type { Message } from "./message.ts";
import { simulateCompany } from "./simulate-company.ts";
import type { Truth } from "./truth.ts";

const options = { people: 3000, days: 183, seed: 11, until: new Date("2026-11-22T15:00:00Z") };

function company(causes: Causes = defaultCauses): { messages: Message[]; truths: Truth[] } {
  const truths: Truth[] = [];
  return { messages: [...simulateCompany({ ...options, causes, onTruth: (truth) => truths.push(truth) })], truths };
}

const { messages, truths } = company();
const decisions = truths.filter((truth) => truth.truth === "decision");
const named = (event: string, all = messages) =>
  all.filter((message) => message.type === "track" && message.event === event);

/** Fails unless a share lies within four standard errors of what it should be. */
function expectShare(happened: number, of: number, probability: number): void {
  expect(of).toBeGreaterThan(100);
  expect(Math.abs(happened / of - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / of));
}

test.each([...Map.groupBy(decisions, ({ cause }) => cause)])(
  "%s happens as often as its probability says",
  (_, drawn) => {
    const happened = drawn.filter((decision) => decision.happened).length;
    const expected = drawn.reduce((sum, { probability }) => sum + probability, 0);
    const variance = drawn.reduce((sum, { probability }) => sum + probability * (1 - probability), 0);
    expect(Math.abs(happened - expected)).toBeLessThan(4 * Math.sqrt(variance) + 0.5);
  },
);

test("what the company can see shows the two carriers' planted lateness", () => {
  for (const [carrier, cause] of [
    ["Swallow Post", "lateWithSwallow"],
    ["Kestrel Express", "lateWithKestrel"],
  ] as const) {
    const delivered = named("Order Delivered").filter((message) => JSON.stringify(message).includes(carrier));
    const late = delivered.filter((message) => message.type === "track" && message.properties.late === true);
    expectShare(late.length, delivered.length, defaultCauses[cause]);
  }
});

test("what the company can see shows how often a late parcel makes a contact", () => {
  const delayed = named("Delivery Delayed");
  const topics = decisions.filter(({ cause, happened }) => cause === "contactsWhenLate" && happened).length;
  expectShare(topics, delayed.length, defaultCauses.contactsWhenLate);
});

test("the satisfied order again more often, by the planted coefficient", () => {
  const again = decisions.filter(({ cause, person }) => cause === "ordersAgain" && person % 25 !== 3);
  const logOdds = (low: number, high: number) => {
    const within = again.filter(({ satisfaction }) => satisfaction >= low && satisfaction < high);
    const share = within.filter(({ happened }) => happened).length / within.length;
    const mean = within.reduce((sum, { satisfaction }) => sum + satisfaction, 0) / within.length;
    return { value: Math.log(share / (1 - share)), mean };
  };
  const [annoyed, pleased] = [logOdds(-2, 0.2), logOdds(0.5, 1.2)];
  const slope = (pleased.value - annoyed.value) / (pleased.mean - annoyed.mean);
  expect(slope).toBeGreaterThan(0.7 * defaultCauses.ordersAgainPerSatisfaction);
  expect(slope).toBeLessThan(1.3 * defaultCauses.ordersAgainPerSatisfaction);
});

test("taking a cause away takes its consequences away", () => {
  const without = (changes: Partial<Record<CauseName, number>>) => company({ ...defaultCauses, ...changes }).messages;
  const punctual = without({ lateWithSwallow: 0, lateWithKestrel: 0 });
  expect(named("Delivery Delayed", punctual)).toEqual([]);
  expect(named("Order Completed", punctual).length).toBeGreaterThan(1.02 * named("Order Completed").length);
  expect(named("Referral Sent", without({ refers: -50 }))).toEqual([]);
});

test("friends come only where somebody recommended", () => {
  const referrals = truths.filter((truth) => truth.truth === "referral");
  const friends = truths.filter((truth) => truth.truth === "person" && truth.acquisition === "friend");
  expect(friends.length).toBeGreaterThan(20);
  expect(referrals.length).toBeGreaterThanOrEqual(friends.length);
  const brought = new Set(referrals.map(({ brings }) => brings));
  for (const { person } of friends) expect(brought).toContain(person);
});
