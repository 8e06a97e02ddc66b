import { expect, test } from "vitest";
import { useOf, withHappening, withUse } from "./column-roles.ts";
import type { RowMapping } from "./imports.ts";

const mapping: RowMapping = {
  shape: "rows",
  userId: "Kundennr",
  anonymousId: null,
  email: "E-Mail",
  phone: null,
  event: { constant: "Order Completed" },
  time: { column: "Datum", format: "day_first" },
  timeZone: "Europe/Paris",
  messageId: null,
  properties: [{ column: "Betrag", name: "revenue", type: "number_with_comma" }],
  traits: [],
  channel: null,
};

test("each column has the role that the mapping gives it", () => {
  expect(useOf(mapping, "Kundennr").role).toBe("userId");
  expect(useOf(mapping, "Datum").role).toBe("time");
  expect(useOf(mapping, "Betrag")).toEqual({ role: "property", name: "revenue", type: "number_with_comma" });
  expect(useOf(mapping, "Kasse").role).toBe("none");
});

test("a role that only one column may have leaves the other as a property", () => {
  const changed = withUse(mapping, "Kasse", { role: "userId", name: "Kasse", type: "text" });
  expect(changed.userId).toBe("Kasse");
  expect(useOf(changed, "Kundennr")).toMatchObject({ role: "property", name: "Kundennr" });
});

test("a new time column keeps the way times are read, and an event column replaces the one name", () => {
  const changed = withUse(mapping, "Kasse", { role: "time", name: "Kasse", type: "text" });
  expect(changed.time).toEqual({ column: "Kasse", format: "day_first" });
  const named = withUse(mapping, "Artikel", { role: "event", name: "Artikel", type: "text" });
  expect(named.event).toEqual({ column: "Artikel" });
  expect(withUse(named, "Artikel", { role: "none", name: "Artikel", type: "text" }).event).toEqual({
    constant: "Imported",
  });
});

test("rows that only say who somebody is have no time, and what they tell are traits", () => {
  const people = withHappening(mapping, false, "Imported");
  expect(people).toMatchObject({ event: null, time: null, properties: [], traits: [{ name: "revenue" }] });
  expect(withHappening(people, true, "Order Completed").event).toEqual({ constant: "Order Completed" });
});
