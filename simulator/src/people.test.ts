import { expect, test } from "vitest";
import { personOf } from "./people.ts";
import { phoneOf } from "./phones.ts";

const people = 12_000;
const crowd = Array.from({ length: people }, (_, number) => personOf(7, people, number));

test("no two people share a user id, a mail address or a telephone", () => {
  for (const property of ["userId", "email", "phone"] as const) {
    const values = crowd.map((person) => person[property]).filter((value) => value !== undefined);
    expect(new Set(values).size).toBe(values.length);
  }
});

test("mail addresses are plain ASCII at domains that belong to nobody (RFC 2606)", () => {
  for (const { email } of crowd) expect(email).toMatch(/^[a-z]+[._]?[a-z]+\d*@example\.(com|org|net)$/);
});

test("telephones ring nowhere: they are in ranges kept for films, and run out instead of leaving them", () => {
  const reserved = /^\+(33(19900|26191|35301|46571|53649)\d{4}|49(3023125|6990009|4066969|2214710|8999998)\d{3})$/;
  const phones = crowd.flatMap(({ phone }) => (phone === undefined ? [] : [phone]));
  expect(phones.length).toBeGreaterThan(people / 3);
  for (const phone of phones) expect(phone).toMatch(reserved);
  expect(phoneOf("FR", 49_999)).toMatch(reserved);
  expect(phoneOf("FR", 50_000)).toBeUndefined();
  expect(phoneOf("PL", 1)).toBeUndefined();
});

test("names come from many languages, and the first two thousand do not repeat", () => {
  expect(new Set(crowd.map(({ locale }) => locale.slice(0, 2))).size).toBeGreaterThan(10);
  const names = crowd.slice(0, 2000).map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  expect(new Set(names).size).toBe(names.length);
});

test("a shared device belongs to exactly two people, any other to one", () => {
  const owners = new Map<string, number>();
  const devices = crowd.flatMap((person) => [...person.devices, ...(person.app ? [person.app] : [])]);
  for (const { anonymousId } of devices) owners.set(anonymousId, (owners.get(anonymousId) ?? 0) + 1);
  for (const { anonymousId, shared } of devices) expect(owners.get(anonymousId)).toBe(shared ? 2 : 1);
  expect(devices.filter(({ shared }) => shared).length / people).toBeCloseTo(0.03, 2);
});

test("of a hundred people four buy for cafés and two are enthusiasts", () => {
  expect(crowd.slice(0, 100).filter(({ kind }) => kind === "café")).toHaveLength(4);
  expect(crowd.slice(0, 100).filter(({ kind }) => kind === "enthusiast")).toHaveLength(2);
  expect(crowd[3]!.cafe).toEqual(crowd[28]!.cafe);
  expect(crowd[53]!.cafe).not.toEqual(crowd[28]!.cafe);
});

test("the same person is described whenever they are asked for", () => {
  expect(personOf(7, people, 4711)).toEqual(crowd[4711]);
  expect(personOf(8, people, 4711).email).not.toBe(crowd[4711]!.email);
});
