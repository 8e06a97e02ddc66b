import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hour } from "./local-time.ts";
import type { Message } from "./message.ts";
import { type CompanyOptions, simulateCompany } from "./simulate-company.ts";
import type { Truth } from "./truth.ts";

const until = new Date("2026-11-22T15:00:00Z");
const options: CompanyOptions = { people: 400, days: 183, seed: 7, until };

function company(changes: Partial<CompanyOptions> = {}): { messages: Message[]; truths: Truth[] } {
  const truths: Truth[] = [];
  const messages = [...simulateCompany({ ...options, ...changes, onTruth: (truth) => truths.push(truth) })];
  return { messages, truths };
}

const digest = (messages: Message[]) => createHash("sha256").update(JSON.stringify(messages)).digest("hex");
const { messages, truths } = company();

test("the same seed makes the same company to the byte, another seed another one", () => {
  expect(digest(company().messages)).toBe(digest(messages));
  expect(digest(company({ seed: 8 }).messages)).not.toBe(digest(messages));
});

test("messages come in the order of time, within the half year, each with an id of its own", () => {
  const times = messages.map(({ timestamp }) => timestamp);
  expect(times).toEqual([...times].sort());
  expect(times.at(-1)! <= until.toISOString()).toBe(true);
  expect(times[0]! >= "2026-05-17T22:00:00.000Z").toBe(true);
  expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
});

test("a later end in the same week only adds messages", () => {
  const earlier = company({ until: new Date("2026-11-17T09:00:00Z") }).messages;
  expect(earlier.length).toBeLessThan(messages.length);
  expect(digest(messages.slice(0, earlier.length))).toBe(digest(earlier));
});

test("the sample company has 15 to 25 thousand messages, and some people have long timelines", () => {
  expect(messages.length).toBeGreaterThan(15_000);
  expect(messages.length).toBeLessThan(25_000);
  const lengths = Map.groupBy(messages, ({ messageId }) => messageId.split("-")[2]).values();
  const long = [...lengths].filter((timeline) => timeline.length >= 200);
  expect(long.length).toBeGreaterThanOrEqual(5);
  expect(
    new Set(long[0]!.map((message) => (message.type === "track" ? message.event : message.type))).size,
  ).toBeGreaterThan(15);
});

test("every message carries an identifier, and only identifiers of the person behind it", () => {
  const people = new Map(truths.flatMap((truth) => (truth.truth === "person" ? [[String(truth.person), truth]] : [])));
  for (const { messageId, userId, anonymousId } of messages) {
    const person = people.get(messageId.split("-")[2]!)!;
    expect(userId ?? anonymousId).toBeDefined();
    if (userId !== undefined) expect(userId).toBe(person.userId);
    if (anonymousId !== undefined) expect(person.anonymousIds).toContain(anonymousId);
  }
});

test("people are anonymous first; many identify, some never do; cafés are groups; apps tell by alias", () => {
  const byPerson = Map.groupBy(messages, ({ messageId }) => messageId.split("-")[2]);
  const identified = [...byPerson.values()].filter((timeline) => timeline.some(({ userId }) => userId !== undefined));
  const firstAnonymous = identified.filter(([first]) => first!.userId === undefined);
  expect(identified.length / byPerson.size).toBeGreaterThan(0.5);
  expect(identified.length / byPerson.size).toBeLessThan(0.85);
  expect(firstAnonymous.length).toBeGreaterThan(identified.length / 3);
  expect(messages.filter(({ type }) => type === "group").length).toBeGreaterThan(5);
  expect(messages.filter(({ type }) => type === "alias").length).toBeGreaterThan(5);
});

test("who refuses the banner is not watched there, but still served", () => {
  const refused = messages.filter(({ context }) => JSON.stringify(context.consent)?.includes('"analytics":false'));
  const said = new Set(refused.map((message) => (message.type === "track" ? message.event : message.type)));
  expect(said).toContain("Order Completed");
  expect(
    [...said].filter((name) => ["page", "screen", "Product Viewed", "Cart Viewed", "Ad Clicked"].includes(name)),
  ).toEqual([]);
});

test("mail goes only to those who agreed, and no more once they unsubscribed", () => {
  const consent = /"purposes":\{"marketing":(true|false)\}/;
  for (const timeline of Map.groupBy(messages, ({ messageId }) => messageId.split("-")[2]).values()) {
    let agrees = false;
    for (const message of timeline) {
      const said = consent.exec(JSON.stringify(message));
      if (said) agrees = said[1] === "true";
      if (JSON.stringify(message).includes("Email Delivered") && JSON.stringify(message).includes("newsletter-")) {
        expect(agrees).toBe(true);
      }
    }
  }
});

test("an order is shipped after it was placed, and delivered after it was shipped", () => {
  const orders = Map.groupBy(
    messages.filter(
      (message) => message.type === "track" && /^Order (Completed|Shipped|Delivered)$/.test(message.event),
    ),
    (message) => (message.type === "track" ? String(message.properties.order_id) : ""),
  );
  const expected = ["Order Completed", "Order Shipped", "Order Delivered"];
  for (const steps of orders.values()) {
    expect(steps.map((step) => step.type === "track" && step.event)).toEqual(expected.slice(0, steps.length));
  }
  const recent = [...orders.values()].filter(
    ([placed]) => Date.parse(placed!.timestamp) > until.getTime() - 14 * 24 * hour,
  );
  expect(orders.size - [...orders.values()].filter((steps) => steps.length === 3).length).toBeLessThanOrEqual(
    recent.length,
  );
});
