import { afterAll, beforeAll, expect, test } from "vitest";
import { edit, remove, retry, takeBack } from "./change-message.ts";
import { recordFates } from "./delivery.ts";
import { draftsOf, saveDraft } from "./drafts.ts";
import { markRead } from "./read-messages.ts";
import { sendReply } from "./send-reply.ts";
import { openStage, type Stage, unknown } from "./stage.fixture.ts";
import { versionsIn } from "./versions.ts";

let desk: Stage;
beforeAll(async () => {
  desk = await openStage();
});
afterAll(() => desk[Symbol.asyncDispose]());

const at = (conversationId: string) => ({ workspaceId: desk.workspaceId, conversationId });
const editor = (userId: string, supervises = false) => ({ by: `member:${userId}`, at: desk.now(), supervises });
const message = async (conversationId: string, messageId: string) =>
  (await desk.read(conversationId)).messages.find((one) => one.messageId === messageId);
const sent = async (messageId: string) =>
  (await desk.at.owner.query("select body, detail from channels.message where message_id = $1", [messageId])).rows[0];

test("a reply goes out when it can no longer be taken back, once", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const messageId = await desk.writes(conversationId, { bodyHtml: "<p>Hi <b>Noor</b></p><script>x()</script>" });
  expect(await message(conversationId, messageId)).toMatchObject({
    sentAt: null,
    bodyText: "Hi Noor",
    bodyHtml: "<p>Hi <b>Noor</b></p>",
  });
  expect(await sent(messageId)).toBeUndefined();
  const { rows } = await desk.at.owner.query("select due_at from kernel.timer where key = $1", [messageId]);
  expect(rows[0].due_at).toEqual(new Date(desk.now().getTime() + 10_000));
  desk.pass({ seconds: 10 });
  await desk.run((tx) => sendReply(tx, desk.workspaceId, messageId, desk.now()));
  await desk.run((tx) => sendReply(tx, desk.workspaceId, messageId, desk.pass({ seconds: 1 })));
  expect(await sent(messageId)).toMatchObject({ body: { text: "Hi Noor", html: "<p>Hi <b>Noor</b></p>" } });
  const { happenings, conversation } = await desk.read(conversationId);
  expect(conversation).toMatchObject({ waitingSince: null, preview: "Hi Noor", lastMessageBy: "member" });
  expect(happenings.map(({ kind }) => kind)).toEqual(["opened"]);
});

test("writing the same message twice says it once", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const messageId = await desk.writes(conversationId);
  await desk.writes(conversationId, { messageId });
  expect((await desk.read(conversationId)).messages).toHaveLength(2);
});

test("a reply that was taken back becomes a draft again and is never sent", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const messageId = await desk.writes(conversationId, { bodyHtml: "<p>Too fast</p>" });
  const key = { ...at(conversationId), messageId };
  await expect(desk.run((tx) => takeBack(tx, key, editor(desk.ben)))).rejects.toThrow("Only who wrote it");
  await desk.run((tx) => takeBack(tx, key, editor(desk.ada)));
  await desk.run((tx) => sendReply(tx, desk.workspaceId, messageId, desk.pass({ minutes: 1 })));
  expect(await sent(messageId)).toBeUndefined();
  expect(await desk.run((tx) => draftsOf(tx, at(conversationId), desk.ada))).toMatchObject([
    { bodyHtml: "<p>Too fast</p>" },
  ]);
  const late = { ...at(conversationId), messageId: await desk.replies(conversationId, "Out") };
  await expect(desk.run((tx) => takeBack(tx, late, editor(desk.ada)))).rejects.toThrow("gone out already");
});

test("a reply for later waits for its time and stands where it was sent", async () => {
  const thread = await desk.chat();
  const conversationId = await desk.hears(thread, "Hello");
  const sendAt = new Date(desk.now().getTime() + 3_600_000);
  const messageId = await desk.writes(conversationId, { sendAt, stateAfter: "resolved" });
  await desk.hears(thread, "One more thing");
  desk.pass({ minutes: 60 });
  await desk.run((tx) => sendReply(tx, desk.workspaceId, messageId, desk.now()));
  const { messages, conversation } = await desk.read(conversationId);
  expect(messages.at(-1)).toMatchObject({ messageId, writtenAt: desk.now(), sentAt: desk.now() });
  // The customer wrote meanwhile, so it is not resolved over their head, and they still wait.
  expect(conversation).toMatchObject({ state: "open" });
  expect(conversation.waitingSince).not.toBeNull();
});

test("a reply can resolve the conversation once it has gone out", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const messageId = await desk.writes(conversationId, { stateAfter: "resolved" });
  expect((await desk.read(conversationId)).conversation.state).toBe("open");
  await desk.run((tx) => sendReply(tx, desk.workspaceId, messageId, desk.pass({ seconds: 10 })));
  expect((await desk.read(conversationId)).conversation).toMatchObject({ state: "resolved", waitingSince: null });
});

test("two agents answer at once: the second is warned, and may send anyway", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const seen = (await desk.read(conversationId)).messages.at(-1)!.messageId;
  await desk.writes(conversationId, { seen, bodyHtml: "<p>It ships today</p>" });
  const late = desk.writes(conversationId, { seen }, `member:${desk.ben}`);
  await expect(late).rejects.toThrow("Ada is answering too meanwhile: “It ships today”");
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  await desk.writes(conversationId, { seen, anyway: true }, `member:${desk.ben}`);
});

test("of two answers in the same instant one goes through", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const seen = (await desk.read(conversationId)).messages.at(-1)!.messageId;
  const both = [desk.ada, desk.ben].map((memberId) => desk.writes(conversationId, { seen }, `member:${memberId}`));
  const outcomes = await Promise.allSettled(both);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a reply whose writer has not seen the customer's latest message is held back", async () => {
  const thread = await desk.chat();
  const conversationId = await desk.hears(thread, "Hello");
  const seen = (await desk.read(conversationId)).messages.at(-1)!.messageId;
  await desk.hears(thread, "Never mind, found it");
  await expect(desk.writes(conversationId, { seen })).rejects.toThrow("Noor wrote meanwhile: “Never mind, found it”");
});

test("a note stays among the team; whoever is mentioned follows", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const messageId = await desk.writes(conversationId, { kind: "note", mentions: [desk.ben, unknown()] });
  await desk.run((tx) => sendReply(tx, desk.workspaceId, messageId, desk.now()));
  expect(await sent(messageId)).toBeUndefined();
  const { followers, messages, conversation } = await desk.read(conversationId);
  expect(followers).toEqual([desk.ben]);
  expect(messages.at(-1)).toMatchObject({ kind: "note", mentions: [desk.ben] });
  expect(conversation).toMatchObject({ lastMessageBy: "customer", preview: "Hello" });
});

test("what was sent is edited within a quarter of an hour, and keeps its earlier wordings", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const key = { ...at(conversationId), messageId: await desk.replies(conversationId, "It costs 10") };
  await desk.run((tx) => edit(tx, key, { bodyHtml: "<p>It costs 12</p>", files: [] }, editor(desk.ada)));
  expect(await message(conversationId, key.messageId)).toMatchObject({ bodyText: "It costs 12", editedAt: desk.now() });
  expect(await sent(key.messageId)).toMatchObject({ body: { text: "It costs 12" } });
  expect(await desk.run((tx) => versionsIn(tx, key))).toMatchObject([
    { bodyHtml: "<p>It costs 10</p>", replacedBy: "Ada" },
  ]);
  expect((await desk.read(conversationId)).conversation.preview).toBe("It costs 12");
  desk.pass({ minutes: 16 });
  const again = (userId: string, supervises: boolean) =>
    desk.run((tx) => edit(tx, key, { bodyHtml: "<p>Free</p>", files: [] }, editor(userId, supervises)));
  await expect(again(desk.ada, false)).rejects.toThrow("more than 15 minutes ago");
  await expect(again(desk.ben, false)).rejects.toThrow("Only who wrote it");
  await again(desk.ben, true);
});

test("a deleted message is gone for the customer and kept in its history", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const key = { ...at(conversationId), messageId: await desk.replies(conversationId, "Secret") };
  await desk.run((tx) => remove(tx, key, editor(desk.ada)));
  await desk.run((tx) => remove(tx, key, editor(desk.ada)));
  expect(await message(conversationId, key.messageId)).toMatchObject({
    bodyHtml: "",
    bodyText: "",
    deletedAt: desk.now(),
  });
  expect(await sent(key.messageId)).toMatchObject({ body: { text: "" } });
  expect(await desk.run((tx) => versionsIn(tx, key))).toMatchObject([{ bodyHtml: "<p>Secret</p>" }]);
});

test("what became of a reply is shown as it goes, and a failed one is tried again", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const messageId = await desk.replies(conversationId, "On its way");
  const learn = (state: "delivered" | "read" | "failed", reason = "") =>
    desk.run((tx) => recordFates(tx, desk.workspaceId, [{ messageId, state, at: desk.pass({ seconds: 1 }), reason }]));
  await learn("delivered");
  await learn("read");
  await learn("read");
  expect(await message(conversationId, messageId)).toMatchObject({ delivery: { state: "read" } });
  await learn("failed", "The mailbox is full.");
  expect(await message(conversationId, messageId)).toMatchObject({
    delivery: { state: "failed", reason: "The mailbox is full." },
  });
  await desk.run((tx) =>
    retry(tx, { ...at(conversationId), messageId }, { ...editor(desk.ada), at: desk.pass({ seconds: 1 }) }),
  );
  expect(await message(conversationId, messageId)).toMatchObject({ delivery: { state: "queued" } });
});

test("the customer is told once that what they wrote was seen", async () => {
  const thread = await desk.chat();
  const conversationId = await desk.hears(thread, "Hello");
  const messageId = (await desk.read(conversationId)).messages.at(-1)!.messageId;
  for (let times = 0; times < 2; times++)
    await desk.run((tx) => markRead(tx, { ...at(conversationId), messageId }, desk.ada, desk.now()));
  const { rows } = await desk.at.owner.query(
    "select from desk.event where kind = 'seen_by_member' and conversation_id = $1",
    [conversationId],
  );
  expect(rows).toHaveLength(1);
});

test("drafts are one's own until they are shared; an empty one is gone", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Hello");
  const save = (bodyHtml: string, shared: boolean) =>
    desk.run((tx) =>
      saveDraft(tx, at(conversationId), desk.ada, { kind: "reply", bodyHtml, files: [], shared }, desk.now()),
    );
  await save("<p>Almost</p>", false);
  const drafts = (memberId: string) => desk.run((tx) => draftsOf(tx, at(conversationId), memberId));
  expect(await drafts(desk.ada)).toHaveLength(1);
  expect(await drafts(desk.ben)).toHaveLength(0);
  await save("<p>Almost</p>", true);
  expect(await drafts(desk.ben)).toMatchObject([{ memberId: desk.ada, bodyHtml: "<p>Almost</p>" }]);
  await save("<p><br></p>", true);
  expect(await drafts(desk.ada)).toEqual([]);
});
