import { expect, test } from "vitest";
import { changesTo, commonDraft, meaningWith } from "./draft.ts";
import type { Entry, Meaning } from "./entry.ts";

const call: Meaning = {
  channel: "voice",
  stage: "service",
  department: "service",
  purpose: "solve_a_problem",
  outcome: "neutral",
  direction: "inbound",
  valueProperty: null,
  isOrder: false,
};

test("several names share what they mean alike, and what differs is left to each", () => {
  const draft = commonDraft([entry("Call Started", call), entry("Call Ended", { ...call, outcome: "success" })]);
  expect(draft).toMatchObject({ stage: "service", department: "service" });
  expect(draft).not.toHaveProperty("outcome");

  const ended = meaningWith(entry("Call Ended", { ...call, outcome: "success" }), { ...draft, stage: "loyalty" });
  expect(ended).toMatchObject({ stage: "loyalty", outcome: "success" });
});

test("a name that nobody has mapped needs a department before it means anything", () => {
  const unmapped = entry("Kundenanruf", null);
  expect(meaningWith(unmapped, { stage: "service" })).toBeNull();
  expect(meaningWith(unmapped, { stage: "service", department: "service" })).toMatchObject({
    stage: "service",
    channel: null,
    direction: "inbound",
    isOrder: false,
  });
});

test("changes name what was before, and an empty choice for an unmapped name is none", () => {
  expect(changesTo(entry("Call", call), { ...call, stage: "loyalty" })).toEqual([
    { field: "stage", before: "service", after: "loyalty" },
  ]);
  expect(changesTo(entry("Call", call), call)).toEqual([]);
  const firstWords = changesTo(entry("Anruf", null), { stage: "service", channel: null, isOrder: false });
  expect(firstWords.map(({ field }) => field)).toEqual(["stage"]);
});

function entry(name: string, meaning: Meaning | null): Entry {
  const origin = meaning ? "workspace" : "unmapped";
  return { name, kind: "track", touchpoints: 1, firstSeenAt: null, lastSeenAt: null, meaning, origin } as Entry;
}
