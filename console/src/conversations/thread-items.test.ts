import { expect, test } from "vitest";
import { sampleMessage } from "./conversation.fixture.ts";
import type { Happening, Message } from "./conversation.ts";
import { threadItems } from "./thread-items.ts";

const options = { seen: null, isTold: () => true };
const message = (messageId: string, day: number, hour: number, minute: number, change: Partial<Message> = {}) =>
  sampleMessage({ messageId, writtenAt: new Date(2026, 2, day, hour, minute), ...change });
const happening = (eventId: string, day: number, hour: number): Happening => ({
  eventId,
  conversationId: "c1",
  kind: "priority_changed",
  author: { kind: "member", id: "ada", name: "Ada" },
  at: new Date(2026, 2, day, hour),
  reason: "",
  detail: {},
});
const kinds = (items: ReturnType<typeof threadItems>) => items.map(({ kind }) => kind);

test("each day begins with its line", () => {
  const items = threadItems([message("a", 19, 23, 50), message("b", 20, 0, 5)], [], options);
  expect(kinds(items)).toEqual(["day", "message", "day", "message"]);
});

test("messages of one author in one breath are one turn, a note between them is not", () => {
  const items = threadItems(
    [message("a", 20, 9, 0), message("b", 20, 9, 1), message("c", 20, 9, 2, { kind: "note" }), message("d", 20, 9, 30)],
    [],
    options,
  );
  expect(items.flatMap((item) => (item.kind === "message" ? [item.continues] : []))).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test("what happened between two messages stands together between them", () => {
  const items = threadItems(
    [message("a", 20, 9, 0), message("b", 20, 12, 0)],
    [happening("2", 20, 11), happening("1", 20, 10)],
    options,
  );
  expect(kinds(items)).toEqual(["day", "message", "happenings", "message"]);
  expect(items.find((item) => item.kind === "happenings")!.happenings.map(({ eventId }) => eventId)).toEqual([
    "1",
    "2",
  ]);
});

test("what is new is divided from what was seen, if there is anything new", () => {
  const messages = [message("a", 20, 9, 0), message("b", 20, 9, 1)];
  expect(kinds(threadItems(messages, [], { ...options, seen: "a" }))).toEqual(["day", "message", "unread", "message"]);
  expect(kinds(threadItems(messages, [], { ...options, seen: "b" }))).toEqual(["day", "message", "message"]);
});

test("what happened before the oldest message that was read is not told yet", () => {
  expect(kinds(threadItems([message("a", 20, 9, 0)], [happening("1", 19, 9)], options))).toEqual(["day", "message"]);
});
