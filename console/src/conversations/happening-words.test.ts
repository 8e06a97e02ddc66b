import { expect, test } from "vitest";
import type { Happening } from "./conversation.ts";
import { happeningWords } from "./happening-words.ts";

const names = { me: "ada", member: (id: string) => (id === "bo" ? "Bo Larsen" : id), team: () => "Billing" };

function happening(kind: string, detail: Record<string, unknown>, by = "ada"): Happening {
  return {
    eventId: "e1",
    conversationId: "c1",
    kind,
    author: by === "system" ? { kind: "system", id: null, name: "" } : { kind: "member", id: by, name: "Bo Larsen" },
    at: new Date(),
    reason: "",
    detail,
  };
}

const say = (kind: string, detail: Record<string, unknown>, by?: string) =>
  happeningWords(happening(kind, detail, by), names);

test("a happening is one sentence about who did what", () => {
  expect(say("assignee_changed", { from: null, to: "ada" })).toBe("You took it");
  expect(say("assignee_changed", { from: null, to: "bo" })).toBe("You assigned it to Bo Larsen");
  expect(say("assignee_changed", { from: "bo", to: "ada" }, "bo")).toBe("Bo Larsen assigned it to you");
  expect(say("assignee_changed", { from: "bo", to: null }, "bo")).toBe("Bo Larsen left it without an owner");
  expect(say("team_changed", { to: "t1" })).toBe("You gave it to Billing");
  expect(say("state_changed", { to: "resolved" }, "bo")).toBe("Bo Larsen resolved it");
  expect(say("state_changed", { to: "open" }, "system")).toBe("Reopened");
  expect(say("tags_changed", { added: ["late", "vip"], removed: ["new"] })).toBe(
    "You added #late, #vip and removed #new",
  );
  expect(say("routed", { because: ["Spanish 4/5", "2 of 5 slots taken"] }, "system")).toBe(
    "Routed: Spanish 4/5, 2 of 5 slots taken",
  );
  expect(say("sla_breached", { metric: "first_response" }, "system")).toBe("First response is late");
});

test("what a message shows already has no sentence", () => {
  for (const kind of ["message_received", "reply_written", "reply_sent", "note_added", "seen_by_member", "unheard_of"])
    expect(say(kind, {})).toBeNull();
});
