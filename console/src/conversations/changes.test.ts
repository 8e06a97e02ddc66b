import { expect, test } from "vitest";
import { changed, inverse } from "./changes.ts";
import { sampleConversation } from "./conversation.fixture.ts";
import type { Change } from "./conversation.ts";

const now = new Date("2026-03-20T10:00:00Z");
const until = new Date("2026-03-21T08:00:00Z");
const before = sampleConversation({ tags: ["late"], title: "Order 7", fields: { order: "7" }, stateSince: now });

test.each<Change>([
  { kind: "state", to: "snoozed", until },
  { kind: "state", to: "resolved" },
  { kind: "assignee", to: "00000000-0000-4000-8000-000000000001" },
  { kind: "team", to: "00000000-0000-4000-8000-000000000002" },
  { kind: "priority", to: "urgent" },
  { kind: "title", to: "Order 8" },
  { kind: "tags", add: ["vip", "late"], remove: [] },
  { kind: "tags", add: [], remove: ["late", "never there"] },
  { kind: "field", name: "order", to: "8" },
])("a change of $kind and its inverse leave the conversation as it was", (change) => {
  const after = changed(before, change, now);
  expect(changed(after, inverse(before, change), now)).toEqual(before);
});

test("a snooze keeps its time, and waking forgets it", () => {
  const snoozed = changed(before, { kind: "state", to: "snoozed", until }, now);
  expect(snoozed.snoozedUntil).toEqual(until);
  expect(changed(snoozed, { kind: "state", to: "open" }, now).snoozedUntil).toBeNull();
});
