import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capabilities } from "../../capabilities.ts";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { type RunningServer, startServer } from "../../server.fixture.ts";
import { send } from "../public.ts";
import { type Notice, noticeSignal, type VisitorSeen, visitorSignal } from "../signals.ts";
import { badNetwork } from "./bad-network.fixture.ts";
import { ChatClient, openSession, pollAs, saying } from "./chat-client.fixture.ts";
import type { ServerFrame } from "./protocol.ts";

// Promise 3, "No gap and no duplicate on a live screen after any disconnect", for visitors of two servers on one database.

// Later capabilities say how things stand too.
const untilChannels = capabilities.slice(0, capabilities.findIndex(({ name }) => name === "channels") + 1);

let at: TestDatabase;
let on: RunningServer;
let other: RunningServer;
let key: string;
let workspaceId: string;

beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at, { capabilities: untilChannels });
  other = await startServer(at, { owner: on.owner, capabilities: untilChannels });
  ({ workspaceId, writeKey: key } = on.owner);
});
afterAll(async () => {
  await other?.stop();
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

async function adaSays(threadId: string, text: string): Promise<void> {
  const message = { workspaceId, messageId: newId(), threadId, body: { text }, files: [], sentAt: new Date() };
  await inWorkspace(at.db, workspaceId, (tx) => send(tx, { ...message, author: { kind: "member", name: "Ada" } }));
}

test("two devices on two servers see the same, each thing once and in order", async () => {
  const session = await openSession(on.url, { key });
  const [phone, laptop] = await Promise.all([
    ChatClient.connect(on.url, session),
    ChatClient.connect(other.url, session),
  ]);
  const threadId = randomUUID();
  for (let turn = 0; turn < 5; turn++) {
    await phone.say(threadId, `phone ${turn}`);
    await adaSays(threadId, `Ada ${turn}`);
    await laptop.say(threadId, `laptop ${turn}`);
  }
  const said = Array.from({ length: 5 }, (_, turn) => [`phone ${turn}`, `Ada ${turn}`, `laptop ${turn}`]).flat();
  await expect.poll(() => phone.texts).toEqual(said);
  await expect.poll(() => laptop.texts).toEqual(said);
  await Promise.all([phone.close(), laptop.close()]);
});

test("after any disconnect, on either server, nothing is missed and nothing comes twice", async () => {
  const session = await openSession(on.url, { key });
  const threadId = randomUUID();
  let device = await ChatClient.connect(on.url, session);
  await device.say(threadId, "start");
  const seen = ["start"];
  await expect.poll(() => device.texts).toEqual(seen);
  let shown = [...device.texts];
  let writing = true;
  const writer = (async () => {
    for (let turn = 0; writing; turn++) {
      await adaSays(threadId, `Ada ${turn}`);
      seen.push(`Ada ${turn}`);
      await pause(3);
    }
  })();
  for (let cut = 0; cut < 12; cut++) {
    await pause(cut * 7);
    const { cursor } = device;
    device.cut();
    await device.closed;
    shown.push(...device.texts.slice(cut === 0 ? 1 : 0));
    // What came after the last cursor that was kept was shown to nobody.
    device = await ChatClient.connect(cut % 2 === 0 ? other.url : on.url, session, device.cursor ?? cursor);
  }
  writing = false;
  await writer;
  await expect.poll(() => shown.length + device.texts.length, { timeout: 10_000 }).toBe(seen.length);
  shown = [...shown, ...device.texts];
  expect(shown).toEqual(seen);
  await device.close();
});

test("a network that swallows everything for a while loses nothing of either side, and doubles nothing", async () => {
  await using network = await badNetwork(on.url);
  const session = await openSession(network.url, { key });
  const threadId = randomUUID();
  const device = await ChatClient.connect(network.url, session);
  await device.say(threadId, "before");
  const reached = saying(threadId, "reached the server, but the answer was lost");
  const swallowed = saying(threadId, "was swallowed");
  await device.next("message");
  device.send(reached);
  await expect.poll(() => isStored(reached.clientId)).toBe(true);
  network.swallow();
  device.send(swallowed);
  for (let turn = 0; turn < 3; turn++) await adaSays(threadId, `Ada ${turn}`);
  await pause(300);
  // The device hears nothing, and gives up; what it keeps is what it has seen no acknowledgement of.
  const kept = [reached, swallowed].filter(
    ({ clientId }) => !device.of("ack").some((ack) => ack.clientId === clientId),
  );
  const { texts, cursor } = device;
  device.cut();
  network.recover();
  const again = await ChatClient.connect(network.url, session, cursor);
  for (const frame of kept) again.send(frame);
  await expect.poll(() => again.of("ack").length).toBe(kept.length);
  await again.next("message", ({ message }) => message.clientId === swallowed.clientId);
  const ada = ["Ada 0", "Ada 1", "Ada 2"];
  expect([...texts, ...again.texts]).toEqual(["before", reached.text, ...ada, swallowed.text]);
  await again.close();
});

async function isStored(clientId: string): Promise<boolean> {
  const { rowCount } = await at.owner.query("select from channels.message where detail ->> 'clientId' = $1", [
    clientId,
  ]);
  return rowCount === 1;
}

test("a transaction that commits late is not passed over", async () => {
  const session = await openSession(on.url, { key });
  const threadId = randomUUID();
  const device = await ChatClient.connect(on.url, session);
  await device.say(threadId, "Hello");
  let end = () => undefined as undefined;
  const held = new Promise<void>((resolve) => {
    end = () => void resolve() as undefined;
  });
  const begun = Promise.withResolvers<void>();
  const late = inWorkspace(at.db, workspaceId, async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx);
    begun.resolve();
    await held;
    const message = {
      workspaceId,
      messageId: newId(),
      threadId,
      body: { text: "late" },
      files: [],
      sentAt: new Date(),
    };
    await send(tx, { ...message, author: { kind: "member", name: "Ada" } });
  });
  await begun.promise;
  await adaSays(threadId, "early");
  await pause(100);
  end();
  await late;
  await expect.poll(() => device.texts.length).toBe(3);
  expect(device.texts.toSorted()).toEqual(["Hello", "early", "late"]);
  await device.close();
});

test("without WebSocket the same comes by polling, at once and without a gap", async () => {
  const session = await openSession(on.url, { key });
  const threadId = randomUUID();
  const frame = saying(threadId, "By poll");
  let cursor = session.cursor;
  const heard: ServerFrame[] = [];
  const poll = async (url: string, frames: object[], waitSeconds: number) => {
    const answer = await pollAs(url, session, { after: cursor, frames, waitSeconds });
    cursor = answer.cursor;
    heard.push(...answer.frames);
    return answer;
  };
  await poll(on.url, [frame, frame, { kind: "ping" }], 10);
  expect(heard.filter(({ kind }) => kind === "ack")).toHaveLength(2);
  expect(heard.filter(({ kind }) => kind === "pong")).toHaveLength(1);
  const texts = () => heard.flatMap((shown) => (shown.kind === "message" ? shown.message.text : []));
  while (texts().length < 1) await poll(other.url, [], 5);

  const waiting = poll(on.url, [], 10);
  await pause(50);
  const began = performance.now();
  await adaSays(threadId, "At once");
  await waiting;
  expect(performance.now() - began).toBeLessThan(2000);
  while (texts().length < 2) await poll(other.url, [], 5);
  for (let turn = 0; turn < 3; turn++) await adaSays(threadId, `Ada ${turn}`);
  while (texts().length < 5) await poll(turnOf(heard), [], 5);
  expect(texts()).toEqual(["By poll", "At once", "Ada 0", "Ada 1", "Ada 2"]);

  expect((await pollAs(on.url, session, { after: cursor, waitSeconds: 0.05 })).frames).toEqual([]);
});

function turnOf(heard: readonly unknown[]): string {
  return heard.length % 2 === 0 ? on.url : other.url;
}

test("a poll that waits is told what is of the moment", async () => {
  const session = await openSession(on.url, { key });
  const threadId = randomUUID();
  await pollAs(on.url, session, { frames: [saying(threadId, "Hello")] });
  const { cursor } = await pollAs(on.url, session, { after: session.cursor, waitSeconds: 2 });
  const waiting = pollAs(on.url, session, { after: cursor, waitSeconds: 10 });
  await pause(100);
  const author = { kind: "member" as const, name: "Ada" };
  const notice: Notice = { workspaceId, kind: "typing", threadId, author, typing: true };
  other.server.kernel.signals.send(noticeSignal, notice);
  expect((await waiting).frames).toEqual([{ kind: "typing", threadId, author, typing: true }]);
});

test("a server that stops says so, and the desk hears who came and went", async () => {
  const third = await startServer(at, { owner: on.owner, capabilities: untilChannels });
  const seen: VisitorSeen[] = [];
  const stop = on.server.kernel.signals.on<VisitorSeen>(visitorSignal, (message) => seen.push(message));
  const session = await openSession(third.url, { key });
  const device = await ChatClient.connect(third.url, session);
  await expect.poll(() => seen.map(({ online }) => online)).toEqual([true]);
  await third.stop();
  expect(await device.closed).toBe(1012);
  expect(await device.next("bye")).toMatchObject({ code: 1012 });
  await expect.poll(() => seen.map(({ online }) => online)).toEqual([true, false]);
  stop();
});
