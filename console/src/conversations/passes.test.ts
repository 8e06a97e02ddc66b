import { expect, test } from "vitest";
import { sampleConversation } from "./conversation.fixture.ts";
import { passes } from "./passes.ts";

const me = "00000000-0000-4000-8000-000000000001";

test("a conversation is in a view as long as its row says so", () => {
  const row = sampleConversation({ assigneeId: me, tags: ["late"], waitingSince: new Date() });
  expect(passes({ assignee: "me", state: ["open"] }, row, me)).toBe(true);
  expect(passes({ assignee: "nobody" }, row, me)).toBe(false);
  expect(passes({ assignee: "anybody", tag: ["late", "vip"] }, row, me)).toBe(true);
  expect(passes({ waiting: true }, { ...row, waitingSince: null }, me)).toBe(false);
  expect(passes({ state: ["snoozed"] }, row, me)).toBe(false);
});

test("one that was merged into another is in no view", () => {
  expect(passes({}, sampleConversation({ mergedInto: me }), me)).toBe(false);
});

test("who is mentioned and who follows only the server knows", () => {
  expect(passes({ mentioned: true }, sampleConversation({}), me)).toBeNull();
  expect(passes({ followed: true, state: ["resolved"] }, sampleConversation({}), me)).toBe(false);
});
