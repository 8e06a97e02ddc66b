import { afterAll, beforeAll, expect, test } from "vitest";
import { applyChanges } from "./change-conversation.ts";
import { receive } from "./receive.ts";
import { openStage, type Stage } from "./stage.fixture.ts";

let desk: Stage;
beforeAll(async () => {
  desk = await openStage();
});
afterAll(() => desk[Symbol.asyncDispose]());

const change = (conversationId: string, to: "pending" | "resolved" | "snoozed", until?: Date) =>
  desk.run((tx) =>
    applyChanges(tx, { workspaceId: desk.workspaceId, conversationId }, [{ kind: "state", to, until }], {
      ...{ by: `member:${desk.ada}`, at: desk.pass({ seconds: 1 }), reason: "" },
    }),
  );

test("a first message opens a numbered conversation with its customer's name, and they wait", async () => {
  const conversationId = await desk.hears(await desk.chat(), "My  order\nis late");
  const { conversation, messages, happenings } = await desk.read(conversationId);
  expect(conversation).toMatchObject({
    ...{ number: 1, personName: "Noor", state: "open", channel: "chat", preview: "My order is late" },
    ...{ lastMessageBy: "customer", waitingSince: desk.now(), openedAt: desk.now() },
  });
  expect(messages).toMatchObject([
    { kind: "inbound", bodyHtml: "<p>My  order<br>is late</p>", author: { name: "Noor" } },
  ]);
  expect(happenings.map(({ kind }) => kind)).toEqual(["opened"]);
});

test("a batch keeps the order of messages, and the same batch again changes nothing", async () => {
  const [one, other] = [await desk.chat(), await desk.chat()];
  const batch = [one, other, one, one, other].map((thread, place) => desk.said(thread, `word ${place}`));
  await desk.run((tx) => receive(tx, desk.workspaceId, batch));
  await desk.run((tx) => receive(tx, desk.workspaceId, batch));
  const { rows } = await desk.at.owner.query(
    `select thread_id, array_agg(body_text order by seq) as said, count(distinct conversation_id)::int as conversations
     from desk.message where thread_id = any($1) group by 1`,
    [[one, other]],
  );
  expect(Object.fromEntries(rows.map((row) => [row.thread_id, [row.said, row.conversations]]))).toEqual({
    [one]: [["word 0", "word 2", "word 3"], 1],
    [other]: [["word 1", "word 4"], 1],
  });
});

test("the customer's timeline shows what they experienced", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Do you ship to Malta?");
  await desk.replies(conversationId, "We do.");
  await change(conversationId, "resolved");
  const { rows } = await desk.at.owner.query(
    `select name, channel, properties ->> 'text' as text from timeline.touchpoint
     where properties ->> 'conversationId' = $1 order by seq`,
    [conversationId],
  );
  expect(rows).toEqual([
    { name: "Conversation Opened", channel: "chat", text: null },
    { name: "Message Received", channel: "chat", text: "Do you ship to Malta?" },
    { name: "Message Sent", channel: "chat", text: "We do." },
    { name: "Conversation Resolved", channel: "chat", text: null },
  ]);
});

test("an answer opens what was pending, snoozed or resolved of late", async () => {
  const thread = await desk.chat();
  const conversationId = await desk.hears(thread, "Hello");
  for (const state of ["pending", "snoozed", "resolved"] as const) {
    await change(conversationId, state, state === "snoozed" ? new Date("2030-01-01") : undefined);
    expect(await desk.hears(thread, "Still there?")).toBe(conversationId);
    const { conversation } = await desk.read(conversationId);
    expect(conversation).toMatchObject({ state: "open", stateSince: desk.now(), snoozedUntil: null });
  }
  const { rows } = await desk.at.owner.query("select from kernel.timer where key = $1", [conversationId]);
  expect(rows).toEqual([]);
});

test("an answer after the time in which it is reopened begins a new conversation, linked to the old", async () => {
  const thread = await desk.chat();
  const old = await desk.hears(thread, "Hello");
  await change(old, "resolved");
  desk.pass({ days: 8 });
  const conversationId = await desk.hears(thread, "It broke again");
  expect(conversationId).not.toBe(old);
  expect((await desk.read(conversationId)).linked).toMatchObject([{ conversationId: old, because: "follow_up" }]);
  expect((await desk.read(old)).conversation.state).toBe("resolved");
  expect(await desk.hears(thread, "And again")).toBe(conversationId);
});

test("who waits waits since the first message that no human has answered", async () => {
  const thread = await desk.chat();
  const conversationId = await desk.hears(thread, "One");
  const since = desk.now();
  await desk.hears(thread, "Two");
  expect((await desk.read(conversationId)).conversation.waitingSince).toEqual(since);
  await desk.replies(conversationId, "Coming");
  expect((await desk.read(conversationId)).conversation).toMatchObject({ waitingSince: null, lastMessageBy: "member" });
  await desk.hears(thread, "Three");
  await change(conversationId, "resolved");
  expect((await desk.read(conversationId)).conversation.waitingSince).toBeNull();
});
