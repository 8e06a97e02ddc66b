import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChatClient, openSession } from "../channels/chat/chat-client.fixture.ts";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { openScreen } from "../live.fixture.ts";
import { ask, makeOwner, type RunningServer, startServer } from "../server.fixture.ts";
import type { ConversationEvent, InboxEvent } from "./live.ts";
import type { Conversation, File, Message } from "./shapes.ts";
import type { Present } from "./viewers.ts";

// Noor the customer chats through the widget's door; Olive the owner answers by the API. Everything is real but the browser.

let at: TestDatabase;
let on: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  await api("PUT", "/desk-settings", { reopenWithinDays: 7, undoSeconds: 0 });
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

interface Shown {
  conversation: Conversation;
  messages: Message[];
}

async function api<Body = unknown>(method: string, path: string, body?: unknown, expected?: number): Promise<Body> {
  const address = `/api/workspaces/${on.owner.workspaceId}${path}`;
  const answer = await ask<Body>(on.url, method, address, { cookie: on.owner.cookie, ...(body ? { body } : {}) });
  if (expected ? answer.status !== expected : answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** The owner's screen on a topic. */
async function listen<Data>(topic: string, params: object = {}) {
  const { workspaceId, cookie } = on.owner;
  const screen = await openScreen<Data>({ url: on.url, cookie, topic, params: { workspaceId, ...params } });
  if (screen.error) throw new Error(screen.error.sentence);
  return screen;
}

async function visitor(): Promise<{ noor: ChatClient; threadId: string }> {
  return {
    noor: await ChatClient.connect(on.url, await openSession(on.url, { key: on.owner.writeKey })),
    threadId: randomUUID(),
  };
}

async function conversationSaying(preview: string): Promise<Conversation> {
  const wanted = { filter: {}, order: "newest" };
  const found = async () =>
    (await api<{ conversations: Conversation[] }>("POST", "/conversation-lists", wanted)).conversations.find(
      (one) => one.preview === preview,
    );
  await expect.poll(found).toBeDefined();
  return (await found())!;
}

test("a visitor and an agent hold a conversation, live on both sides", async () => {
  const inbox = await listen<InboxEvent>("desk.inbox");
  const { noor, threadId } = await visitor();
  await noor.say(threadId, "Where is my order?");
  await expect
    .poll(() => inbox.shown.at(-1)?.conversation)
    .toMatchObject({ preview: "Where is my order?", state: "open" });
  const { conversationId } = inbox.shown.at(-1)!.conversation;

  const live = await listen<ConversationEvent>("desk.conversation", { conversationId });
  const began = performance.now();
  await noor.say(threadId, "It is number 7.");
  await expect.poll(() => live.shown.at(-1)?.message, { interval: 1 }).toMatchObject({ bodyText: "It is number 7." });
  expect(performance.now() - began).toBeLessThan(3000);

  const { messages } = await api<Shown>("GET", `/conversations/${conversationId}`);
  await api("PUT", `/conversations/${conversationId}/reading`, { messageId: messages.at(-1)!.messageId });
  await noor.next("delivery", ({ state }) => state === "read");

  const messageId = randomUUID();
  const reply = { messageId, kind: "reply", bodyHtml: "<p>On its <b>way</b></p>", seen: messages.at(-1)!.messageId };
  await api("POST", `/conversations/${conversationId}/messages`, reply);
  const { message } = await noor.next("message", (frame) => frame.message.text === "On its way");
  noor.send({ kind: "read", threadId, upTo: message.messageId });
  await expect
    .poll(() => live.shown.at(-1))
    .toMatchObject({
      happening: { kind: "read_by_customer" },
      message: { messageId, delivery: { state: "read" } },
      conversation: { waitingSince: null, lastMessageBy: "member" },
    });
  await Promise.all([inbox.close(), live.close()]);
  await noor.close();
});

test("two answers at once: the second is held back, and nothing of it is sent", async () => {
  const { noor, threadId } = await visitor();
  await noor.say(threadId, "Anybody there?");
  const { conversationId } = await conversationSaying("Anybody there?");
  const { messages } = await api<Shown>("GET", `/conversations/${conversationId}`);
  await noor.say(threadId, "Never mind.");
  await conversationSaying("Never mind.");
  const reply = { messageId: randomUUID(), kind: "reply", bodyHtml: "Yes!", seen: messages.at(-1)!.messageId };
  const refusal = await api<{ sentence: string }>("POST", `/conversations/${conversationId}/messages`, reply, 409);
  expect(refusal).toMatchObject({ code: "conflict", field: "seen" });
  expect(refusal.sentence).toContain("wrote meanwhile: “Never mind.”");
  await noor.close();
});

test("who views and who types is shown while it lasts", async () => {
  const { noor, threadId } = await visitor();
  await noor.say(threadId, "Let me think");
  const { conversationId } = await conversationSaying("Let me think");
  const presence = await listen<Present>("desk.presence", { conversationId });
  await api("PUT", `/conversations/${conversationId}/presence`, { state: "typing" });
  await expect.poll(() => presence.shown.at(-1)?.members).toMatchObject([{ name: "Olive Owner", state: "typing" }]);
  await noor.next("typing");
  noor.send({ kind: "typing", threadId, typing: true });
  await expect.poll(() => presence.shown.at(-1)?.customerTyping).toBe(true);
  await api("PUT", `/conversations/${conversationId}/presence`, { state: "left" });
  await expect.poll(() => presence.shown.at(-1)?.members).toEqual([]);
  await presence.close();

  // In another workspace the same id is another conversation, or none.
  const { cookie, workspaceId } = await makeOwner(on.server, on.url, "Elsewhere");
  const topic = { url: on.url, cookie, topic: "desk.presence", params: { workspaceId, conversationId } };
  const elsewhere = await openScreen<Present>(topic);
  await api("PUT", `/conversations/${conversationId}/presence`, { state: "viewing" });
  const path = `/api/workspaces/${workspaceId}/conversations/${conversationId}/presence`;
  expect((await ask(on.url, "PUT", path, { cookie, body: { state: "typing" } })).status).toBe(404);
  expect(elsewhere.shown).toEqual([{ members: [], customerTyping: false }]);
  await elsewhere.close();
  await noor.close();
});

test("a snoozed conversation wakes at its time, and not before", async () => {
  const { noor, threadId } = await visitor();
  await noor.say(threadId, "Call me later");
  const { conversationId } = await conversationSaying("Call me later");
  const until = new Date(Date.now() + 1200).toISOString();
  const path = `/conversations/${conversationId}/changes`;
  expect(await api("POST", path, { changes: [{ kind: "state", to: "snoozed", until }] })).toMatchObject({
    state: "snoozed",
  });
  const state = async () => (await api<Shown>("GET", `/conversations/${conversationId}`)).conversation.state;
  expect(await state()).toBe("snoozed");
  await expect.poll(state).toBe("open");
  const past = { changes: [{ kind: "state", to: "snoozed", until: "2020-01-01T00:00:00Z" }] };
  await api("POST", path, past, 400);
  await noor.close();
});

test("an agent begins a conversation with somebody who has chatted before", async () => {
  const { noor, threadId } = await visitor();
  await noor.say(threadId, "First contact");
  const { personId } = await conversationSaying("First contact");
  const begun = await api<Conversation>("POST", "/conversations", {
    personId,
    title: "Your order",
    bodyHtml: "It has arrived.",
  });
  expect(begun).toMatchObject({ title: "Your order", personId, state: "open" });
  expect(begun.assigneeId).not.toBeNull();
  await noor.next("message", ({ message }) => message.text === "It has arrived.");
  await api("POST", "/conversations", { personId: randomUUID() }, 404);
  await noor.close();
});

test("many are changed at once, and those that cannot be are named", async () => {
  const { noor, threadId } = await visitor();
  await noor.say(threadId, "Bulk");
  const { conversationId } = await conversationSaying("Bulk");
  const unknown = randomUUID();
  const changes = [
    { kind: "tags", add: ["bulk"] },
    { kind: "priority", to: "high" },
  ];
  expect(await api("POST", "/conversation-changes", { conversationIds: [conversationId, unknown], changes })).toEqual({
    changed: 1,
    refused: [{ conversationId: unknown, sentence: "There is no such conversation." }],
  });
  expect(await api("POST", "/conversation-counts", { filters: [{ tag: ["bulk"] }, { tag: ["none"] }] })).toEqual([
    { count: 1, more: false },
    { count: 0, more: false },
  ]);
  const stranger = { changes: [{ kind: "assignee", to: randomUUID() }] };
  await api("POST", `/conversations/${conversationId}/changes`, stranger, 404);
  await noor.close();
});

test("a file of the team goes with a reply, as what it is, and to nobody who may not see it", async () => {
  const { noor, threadId } = await visitor();
  await noor.say(threadId, "A picture, please");
  const { conversationId } = await conversationSaying("A picture, please");
  const path = `/api/workspaces/${on.owner.workspaceId}/files`;
  const send = (name: string, body: Buffer, cookie = on.owner.cookie) =>
    fetch(`${on.url}${path}?name=${name}`, {
      method: "POST",
      headers: { cookie, origin: on.url },
      body: new Uint8Array(body),
    });
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const file = (await (await send("cup.png", png)).json()) as File;
  expect(file).toMatchObject({ name: "cup.png", mediaType: "image/png", bytes: png.length });
  // What the writer says of it is not believed.
  const files = [{ ...file, name: "cup.html", mediaType: "text/html", inline: null }];
  const written = await api<Message>("POST", `/conversations/${conversationId}/messages`, {
    messageId: randomUUID(),
    kind: "note",
    bodyHtml: "See",
    files,
  });
  expect(written.files).toMatchObject([{ name: "cup.png", mediaType: "image/png" }]);
  const seen = await fetch(`${on.url}${path}/${file.fileId}`, { headers: { cookie: on.owner.cookie } });
  expect(seen.headers.get("content-type")).toBe("image/png");
  expect(seen.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await fetch(`${on.url}${path}/${file.fileId}`)).status).toBe(401);
  expect((await send("x.png", png, "")).status).toBe(401);
  const stranger = await makeOwner(on.server, on.url, "Elsewhere");
  const asked = (workspaceId: string) =>
    ask(on.url, "GET", `/api/workspaces/${workspaceId}/files/${file.fileId}`, { cookie: stranger.cookie });
  expect((await asked(on.owner.workspaceId)).status).toBe(404);
  expect((await asked(stranger.workspaceId)).status).toBe(404);
  await noor.close();
});
