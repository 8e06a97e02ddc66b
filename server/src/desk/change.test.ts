import { afterAll, beforeAll, expect, test } from "vitest";
import { beginConversation } from "./begin-conversation.ts";
import { changeMany } from "./change-by-hand.ts";
import { applyChanges } from "./change-conversation.ts";
import { follow, link, unfollow, unlink } from "./follow-conversation.ts";
import { merge } from "./merge.ts";
import type { Change } from "./shapes.ts";
import { openStage, type Stage, unknown } from "./stage.fixture.ts";

let desk: Stage;
beforeAll(async () => {
  desk = await openStage();
});
afterAll(() => desk[Symbol.asyncDispose]());

const at = (conversationId: string) => ({ workspaceId: desk.workspaceId, conversationId });
const deed = (reason = "") => ({ by: `member:${desk.ada}`, at: desk.pass({ seconds: 1 }), reason });
const change = (conversationId: string, changes: Change[], reason = "") =>
  desk.run((tx) => applyChanges(tx, at(conversationId), changes, deed(reason)));
const told = async (conversationId: string) =>
  (await desk.read(conversationId)).happenings.map(({ kind, detail }) => [kind, detail]);

test("every change has an author, a time and a reason, and what changes nothing leaves no trace", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const changes: Change[] = [
    { kind: "assignee", to: desk.ada },
    { kind: "priority", to: "high" },
    { kind: "title", to: "Order 7" },
    { kind: "tags", add: ["late", "late", "vip"], remove: [] },
    { kind: "field", name: "order", to: 7 },
    { kind: "state", to: "pending" },
  ];
  const row = await change(conversationId, changes, "Because");
  await change(conversationId, changes);
  expect(row).toMatchObject({
    assigneeId: desk.ada,
    priority: "high",
    tags: ["late", "vip"],
    fields: { order: 7 },
    state: "pending",
  });
  expect(await told(conversationId)).toEqual([
    ["opened", { channel: "chat" }],
    ["assignee_changed", { from: null, to: desk.ada }],
    ["priority_changed", { from: "normal", to: "high" }],
    ["title_changed", { from: "", to: "Order 7" }],
    ["tags_changed", { added: ["late", "vip"], removed: [] }],
    ["field_changed", { name: "order", from: null, to: 7 }],
    ["state_changed", { from: "open", to: "pending" }],
  ]);
  const { happenings } = await desk.read(conversationId);
  expect(happenings.at(-1)).toMatchObject({ author: { kind: "member", name: "Ada" }, reason: "Because" });
  await change(conversationId, [
    { kind: "tags", add: [], remove: ["late"] },
    { kind: "field", name: "order", to: null },
  ]);
  expect((await desk.read(conversationId)).conversation).toMatchObject({ tags: ["vip"], fields: {} });
});

test("who is opened again by hand waits again, if nobody had answered", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const since = desk.now();
  expect(await change(conversationId, [{ kind: "state", to: "resolved" }])).toMatchObject({ waitingSince: null });
  expect(await change(conversationId, [{ kind: "state", to: "open" }])).toMatchObject({
    waitingSince: since,
    resolvedAt: null,
  });
});

test("a conversation that does not exist is refused; a merged one stays as it is", async () => {
  await expect(change(unknown(), [{ kind: "priority", to: "high" }])).rejects.toThrow("no such conversation");
  const [one, other] = [await desk.hears(await desk.chat(), "One"), await desk.hears(await desk.chat(), "Other")];
  await desk.run((tx) => merge(tx, at(one), other, deed()));
  expect(await change(one, [{ kind: "priority", to: "high" }])).toMatchObject({ priority: "normal" });
  const wanted = {
    workspaceId: desk.workspaceId,
    conversationIds: [one, other],
    changes: [{ kind: "priority" as const, to: "low" as const }],
  };
  const { changed, refused } = await desk.run((tx) => changeMany(tx, wanted, deed()));
  expect(changed).toBe(1);
  expect(refused).toMatchObject([{ conversationId: one }]);
});

test("two who change the same conversation at once both have their way", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const one = change(conversationId, [{ kind: "tags", add: ["a"], remove: [] }]);
  const other = change(conversationId, [{ kind: "tags", add: ["b"], remove: [] }]);
  await Promise.all([one, other]);
  expect((await desk.read(conversationId)).conversation.tags.toSorted()).toEqual(["a", "b"]);
});

test("following and linking twice happens once, and can be taken back", async () => {
  const [one, other] = [await desk.hears(await desk.chat(), "One"), await desk.hears(await desk.chat(), "Other")];
  for (let times = 0; times < 2; times++) {
    await desk.run((tx) => follow(tx, at(one), desk.ben, deed()));
    await desk.run((tx) => link(tx, at(one), other, "same order", deed()));
    await desk.run((tx) => link(tx, at(other), one, "same order", deed()));
  }
  expect(await desk.read(one)).toMatchObject({
    followers: [desk.ben],
    linked: [{ conversationId: other, because: "same order" }],
  });
  expect((await desk.read(other)).linked).toHaveLength(1);
  for (let times = 0; times < 2; times++) {
    await desk.run((tx) => unfollow(tx, at(one), desk.ben, deed()));
    await desk.run((tx) => unlink(tx, at(other), one, deed()));
  }
  expect(await desk.read(one)).toMatchObject({ followers: [], linked: [] });
  expect((await told(one)).map(([kind]) => kind)).toEqual(["opened", "followed", "linked", "unfollowed", "unlinked"]);
  await expect(desk.run((tx) => link(tx, at(one), one, "", deed()))).rejects.toThrow("not linked to itself");
});

test("a conversation that somebody begins is theirs; without a way to the customer nothing can be said", async () => {
  const beginning = { workspaceId: desk.workspaceId, personId: desk.noor, title: "Call back", channel: "voice" };
  const begun = await desk.run((tx) => beginConversation(tx, beginning, deed()));
  expect(begun).toMatchObject({ title: "Call back", channel: "voice", assigneeId: desk.ada, lastMessageBy: "member" });
  await desk.writes(begun.conversationId, { kind: "note" });
  await expect(desk.writes(begun.conversationId)).rejects.toThrow("no way to this customer yet");
});
