import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "./stage.fixture.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const cast = ["ada", "bea", "cleo"];
  await stage.prove(
    ...cast.map((userId) => ({ type: "identify", userId, traits: { name: userId }, timestamp: at(0) })),
    ...cast.map((userId, day) => ({
      type: "group",
      userId,
      groupId: "g-1",
      traits: { name: "Kestrel Roastery", employees: 12 },
      timestamp: at(day),
    })),
    { type: "group", userId: "ada", groupId: "g-2", traits: { name: "Alder Café" }, timestamp: at(0) },
    { type: "group", userId: "ada", groupId: "g-3", timestamp: at(0) },
    { type: "track", userId: "bea", event: "Order Completed", properties: { revenue: 12.5 }, timestamp: at(1) },
  );
  await stage.settled();
});
afterAll(() => stage[Symbol.asyncDispose]());

const at = (day: number) => new Date(Date.UTC(2026, 2, 1 + day)).toISOString();
interface Companies {
  companies: { companyId: string; name: string }[];
  next: string | null;
}

interface Employees {
  company: object;
  people: { name: string }[];
  next: string | null;
}

const namesFor = async (q: string): Promise<string[]> =>
  (await stage.api<Companies>("GET", `/companies?q=${encodeURIComponent(q)}`)).companies.map(({ name }) => name);

test("companies come by name, page by page, each with what its people add up to", async () => {
  expect(await stage.api("GET", "/companies")).toMatchObject({
    companies: [
      { name: "Alder Café", people: 1 },
      { name: "g-3", people: 1 },
      { name: "Kestrel Roastery", groupId: "g-1", people: 3, orders: 1, revenue: 12.5, traits: { employees: 12 } },
    ],
    next: null,
  });
  const first = await stage.api<Companies>("GET", "/companies?limit=2");
  expect(first.companies).toHaveLength(2);
  expect(await stage.api("GET", `/companies?limit=2&after=${first.next}`)).toMatchObject({
    companies: [{ groupId: "g-1" }],
    next: null,
  });
  expect(await stage.api("GET", "/company-count")).toEqual({ companies: 3 });
});

test("they are found by any part of name and id, without accents and in any order of words", async () => {
  expect(await namesFor("ROAST")).toEqual(["Kestrel Roastery"]);
  expect(await namesFor("roast kes")).toEqual(["Kestrel Roastery"]);
  expect(await namesFor("cafe")).toEqual(["Alder Café"]);
  expect(await namesFor("g-1")).toEqual(["Kestrel Roastery"]);
  expect(await namesFor("roast alder")).toEqual([]);
});

test("a company's people come page by page, those last seen first, under the company's own name of today", async () => {
  const { companyId } = (await stage.api<Companies>("GET", "/companies?q=kestrel")).companies[0]!;
  const page = await stage.api<Employees>("GET", `/companies/${companyId}?limit=2`);
  expect(page.company).toMatchObject({ groupId: "g-1", people: 3, lastSeenAt: expect.any(String) });
  const rest = await stage.api<Employees>("GET", `/companies/${companyId}?limit=2&after=${page.next}`);
  const names = [...page.people, ...rest.people].map(({ name }) => name);
  expect(names).toEqual(["cleo", "bea", "ada"]);
  expect(rest.next).toBe(null);

  await stage.prove({ type: "group", userId: "ada", groupId: "g-1", traits: { name: "Kestrel & Sons" } });
  expect(await namesFor("kestrel")).toEqual(["Kestrel & Sons"]);
});

test("people who became one are one of its people", async () => {
  const [ada, bea] = [await stage.personOf("user_id", "ada"), await stage.personOf("user_id", "bea")];
  await stage.api("POST", `/people/${ada}/merges`, { otherPersonId: bea, note: "" });
  await stage.settled();
  expect((await stage.api<Companies>("GET", "/companies?q=g-1")).companies).toMatchObject([{ people: 2 }]);
});

test("an unknown company, and a place that no page gave, are refused", async () => {
  const { companyId } = (await stage.api<Companies>("GET", "/companies?limit=1")).companies[0]!;
  await expect(stage.api("GET", `/companies/${randomUUID()}`)).rejects.toThrow("404");
  await expect(stage.api("GET", "/companies?after=x")).rejects.toThrow("400");
  const forged = Buffer.from(JSON.stringify(["tomorrow", companyId])).toString("base64url");
  await expect(stage.api("GET", `/companies/${companyId}?after=${forged}`)).rejects.toThrow("400");
});
