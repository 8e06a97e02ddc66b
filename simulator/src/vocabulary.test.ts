import { expect, test } from "vitest";
import { meaningOf } from "../../server/src/timeline/catalogue/catalogue.ts";
import { simulateCompany } from "./simulate-company.ts";
import { vocabulary } from "./vocabulary.ts";

// A name that Throughline reads as consent, and not as a touchpoint with a meaning.
const bookkeeping = "Consent Updated";

test.each(vocabulary.filter((name) => name !== bookkeeping))("the catalogue knows %s by this very name", (name) => {
  expect(meaningOf(name, "track")?.name).toBe(name);
});

test("half a year of the sample company uses the whole vocabulary", () => {
  const company = simulateCompany({ people: 400, days: 183, seed: 7, until: new Date("2026-11-22T15:00:00Z") });
  const said = new Set([...company].flatMap((message) => (message.type === "track" ? [message.event] : [])));
  expect([...said].sort()).toEqual([...vocabulary].sort());
});
