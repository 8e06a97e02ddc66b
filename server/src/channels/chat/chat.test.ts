import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capabilities } from "../../capabilities.ts";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { type RunningServer, startServer } from "../../server.fixture.ts";
import { beginThread, markSeen, revise, send, threadOf, withdraw } from "../public.ts";
import { type Notice, noticeSignal, type Typing, typingSignal } from "../signals.ts";
import { askAs, ChatClient, openSession, saying } from "./chat-client.fixture.ts";
import type { ChatConfig, MessagePage, ThreadPage } from "./protocol.ts";

// Noor the customer chats with Ada the agent, who here is whoever calls what the desk calls.

// Later capabilities say how things stand too.
const untilChannels = capabilities.slice(0, capabilities.findIndex(({ name }) => name === "channels") + 1);

let at: TestDatabase;
let on: RunningServer;
let key: string;
let workspaceId: string;

beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at, { capabilities: untilChannels });
  ({ workspaceId, writeKey: key } = on.owner);
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

const ada = { kind: "member" as const, name: "Ada" };

/** Ada says something in a thread; returns the id of her message. */
async function adaSays(threadId: string, text: string, html?: string): Promise<string> {
  const messageId = newId();
  const body = { text, ...(html ? { html } : {}) };
  await inWorkspace(at.db, workspaceId, (tx) =>
    send(tx, { workspaceId, messageId, threadId, author: ada, body, files: [], sentAt: new Date() }),
  );
  return messageId;
}

test("the loader is told how the chat looks, and nothing that only the company may know", async () => {
  const response = await fetch(`${on.url}/chat/v1/config?key=${key}`, { headers: { origin: "https://shop.example" } });
  const config = (await response.json()) as ChatConfig;
  expect(config).toMatchObject({ name: "Kestrel Coffee", scheme: "auto", mostCharacters: 10_000, transcripts: false });
  expect(config).not.toHaveProperty("origins");
  expect(config).not.toHaveProperty("blocked");
  expect(response.headers.get("access-control-allow-origin")).toBe("https://shop.example");
  expect(response.headers.get("cache-control")).toBe("public, max-age=60");

  const again = await fetch(`${on.url}/chat/v1/config?key=${config.channelId}`, {
    headers: { "if-none-match": response.headers.get("etag")! },
  });
  expect(again.status).toBe(304);
});

test("what a visitor says is stored before it is acknowledged, and shown on each of their devices", async () => {
  const session = await openSession(on.url, { key });
  expect(session).toMatchObject({ standing: "anonymous", resumed: false, threads: [] });
  const [one, other] = await Promise.all([ChatClient.connect(on.url, session), ChatClient.connect(on.url, session)]);
  const threadId = randomUUID();
  const ack = await one.say(threadId, "Where is my order?");
  const { rows } = await at.owner.query("select * from channels.message where message_id = $1", [ack.messageId]);
  expect(rows).toMatchObject([{ direction: "in", thread_id: threadId, body: { text: "Where is my order?" } }]);

  for (const device of [one, other]) {
    const { message } = await device.next("message");
    expect(message).toMatchObject({ messageId: ack.messageId, direction: "in", clientId: ack.clientId, state: "sent" });
  }
  await Promise.all([one.close(), other.close()]);
});

test("an answer is shown, and what the device says of it is written once", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const tab = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  await noor.say(threadId, "Hello");
  const first = await adaSays(threadId, "Hello Noor");
  const second = await adaSays(threadId, "How can I help?", "<b>How</b> can I help?");
  const { message } = await noor.next("message", (frame) => frame.message.messageId === second);
  expect(message).toMatchObject({ direction: "out", author: ada, html: "<b>How</b> can I help?", state: "sent" });

  noor.send({ kind: "delivered", threadId, upTo: second });
  tab.send({ kind: "delivered", threadId, upTo: second });
  noor.send({ kind: "read", threadId, upTo: first });
  await noor.next("delivery", ({ messageId, state }) => messageId === first && state === "read");
  await noor.next("delivery", ({ messageId, state }) => messageId === second && state === "delivered");
  const { rows } = await at.owner.query(
    "select message_id, state from channels.delivery where thread_id = $1 order by message_id, state",
    [threadId],
  );
  expect(rows.map(({ message_id, state }) => `${message_id === first ? "first" : "second"} ${state}`)).toEqual([
    "first delivered",
    "first read",
    "first sent",
    "second delivered",
    "second sent",
  ]);
  const { threads } = await askAs<ThreadPage>(on.url, session, "threads");
  expect(threads).toMatchObject([{ threadId, unread: 1, last: { messageId: second, state: "delivered" } }]);
  await Promise.all([noor.close(), tab.close()]);
});

test("the customer is told when somebody has seen their message, and who types", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  const { messageId } = await noor.say(threadId, "Anybody there?");
  await inWorkspace(at.db, workspaceId, (tx) => markSeen(tx, { workspaceId, threadId, upTo: messageId }, new Date()));
  await noor.next("delivery", (frame) => frame.messageId === messageId && frame.state === "read");

  const { signals } = on.server.kernel;
  const notice: Notice = { workspaceId, kind: "typing", threadId, author: ada, typing: true };
  signals.send(noticeSignal, notice);
  expect(await noor.next("typing")).toMatchObject({ threadId, author: ada, typing: true });

  const typed: Typing[] = [];
  const stop = signals.on<Typing>(typingSignal, (message) => typed.push(message));
  noor.send({ kind: "typing", threadId, typing: true });
  await expect.poll(() => typed).toMatchObject([{ workspaceId, threadId, typing: true }]);
  stop();
  await noor.close();
});

test("how things stand is shown, also to who comes later", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  await noor.say(threadId, "Hello");
  const state = { online: true, agents: [ada], expectedReplyMinutes: 3, backAt: null };
  const notice: Notice = { workspaceId, kind: "presence", threadId, ...state, queue: { position: 2, waitSeconds: 90 } };
  on.server.kernel.signals.send(noticeSignal, notice);
  const frame = { kind: "presence", threadId, ...state, queue: { position: 2, waitSeconds: 90 } };
  expect(await noor.next("presence")).toEqual(frame);
  const later = await ChatClient.connect(on.url, session);
  expect(await later.next("presence", (shown) => shown.threadId === threadId)).toEqual(frame);
  await Promise.all([noor.close(), later.close()]);
});

test("what is for all is said to all, but not over and over", async () => {
  const session = await openSession(on.url, { key });
  const [noor, other] = await Promise.all([ChatClient.connect(on.url, session), ChatClient.connect(on.url, session)]);
  const wide = { workspaceId, kind: "presence" as const, threadId: null, agents: [], backAt: null, queue: null };
  const say = (online: boolean, expectedReplyMinutes: number) =>
    on.server.kernel.signals.send(noticeSignal, { ...wide, online, expectedReplyMinutes } satisfies Notice);
  for (let turn = 0; turn < 50; turn++) say(true, 5);
  for (let turn = 0; turn < 50; turn++) say(true, turn);
  for (const device of [noor, other]) {
    await device.next("presence", (shown) => shown.expectedReplyMinutes === 49);
    expect(device.of("presence").map(({ expectedReplyMinutes }) => expectedReplyMinutes)).toEqual([5, 49]);
  }
  await Promise.all([noor.close(), other.close()]);
});

test("what Ada changes changes, and what she takes back is gone for who comes later too", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  await noor.say(threadId, "When?");
  const messageId = await adaSays(threadId, "Tomorow");
  const wrong = await adaSays(threadId, "The code is 4711");
  await inWorkspace(at.db, workspaceId, async (tx) => {
    await revise(tx, { workspaceId, messageId }, { body: { text: "Tomorrow" }, files: [], at: new Date() });
    await withdraw(tx, { workspaceId, messageId: wrong }, new Date());
  });
  const { message } = await noor.next("revised");
  expect(message).toMatchObject({ messageId, text: "Tomorrow", revisedAt: expect.any(String) });
  expect(await noor.next("withdrawn")).toMatchObject({ messageId: wrong, threadId });

  const { messages } = await askAs<MessagePage>(on.url, session, `threads/${threadId}/messages`);
  expect(messages.map(({ text, withdrawnAt }) => [text, withdrawnAt !== undefined])).toEqual([
    ["When?", false],
    ["Tomorrow", false],
    ["", true],
  ]);
  const later = await ChatClient.connect(on.url, session);
  await later.next("withdrawn");
  expect(JSON.stringify(later.frames)).not.toContain("4711");
  await Promise.all([noor.close(), later.close()]);
});

test("the same thing sent twice counts once, and is acknowledged alike", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const other = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  const frame = saying(threadId, "Once");
  noor.send(frame);
  other.send(frame);
  noor.send(frame);
  await expect.poll(() => [...noor.of("ack"), ...other.of("ack")].length).toBe(3);
  expect(new Set([...noor.of("ack"), ...other.of("ack")].map(({ messageId }) => messageId)).size).toBe(1);
  const last = await noor.say(threadId, "Twice");
  await other.next("message", ({ message }) => message.messageId === last.messageId);
  expect(other.texts).toEqual(["Once", "Twice"]);
  await Promise.all([noor.close(), other.close()]);
});

test("a queue that is sent at once arrives in its order", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  const frames = Array.from({ length: 10 }, (_, at) => saying(threadId, `line ${at}`));
  for (const frame of frames) noor.send(frame);
  await expect.poll(() => noor.of("ack").length).toBe(10);
  const { messages } = await askAs<MessagePage>(on.url, session, `threads/${threadId}/messages?limit=4`);
  expect(messages.map(({ text }) => text)).toEqual(["line 6", "line 7", "line 8", "line 9"]);
  await noor.close();
});

test("history comes in pages, the newest first", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const threads = Array.from({ length: 3 }, () => randomUUID());
  for (const threadId of threads) for (const text of ["a", "b", "c"]) await noor.say(threadId, text);
  const page = await askAs<ThreadPage>(on.url, session, "threads?limit=2");
  const rest = await askAs<ThreadPage>(on.url, session, `threads?limit=2&before=${page.next}`);
  const seen = [...page.threads, ...rest.threads].map(({ threadId }) => threadId);
  expect(seen).toEqual(threads.toReversed());
  expect(rest.next).toBeNull();

  const newest = await askAs<MessagePage>(on.url, session, `threads/${threads[0]}/messages?limit=2`);
  const older = await askAs<MessagePage>(
    on.url,
    session,
    `threads/${threads[0]}/messages?limit=2&before=${newest.next}`,
  );
  expect([newest, older].map(({ messages }) => messages.map(({ text }) => text))).toEqual([["b", "c"], ["a"]]);
  await noor.close();
});

test("Ada begins a chat with somebody who chatted before, and nobody else", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const { threadId } = await noor.say(randomUUID(), "Bye");
  const before = await inWorkspace(at.db, workspaceId, (tx) => threadOf(tx, workspaceId, threadId));
  const begun = await inWorkspace(at.db, workspaceId, (tx) =>
    beginThread(tx, { workspaceId, subjectIds: [before!.subjectId], at: new Date() }),
  );
  expect(begun).toMatchObject({ channel: "chat", subjectId: before!.subjectId });
  await adaSays(begun!.threadId, "One more thing");
  expect((await noor.next("message", ({ message }) => message.threadId === begun!.threadId)).message.text).toBe(
    "One more thing",
  );
  const nobody = await inWorkspace(at.db, workspaceId, (tx) =>
    beginThread(tx, { workspaceId, subjectIds: [randomUUID()], at: new Date() }),
  );
  expect(nobody).toBeUndefined();
  await noor.close();
});
