import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type * as z from "zod";
import { openSession, saying } from "../../channels/chat/chat-client.fixture.ts";
import { type Notice, noticeSignal, type VisitorSeen, visitorSignal } from "../../channels/public.ts";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { addMember, ask, type Colleague, type Me, type RunningServer, startServer } from "../../server.fixture.ts";
import type { Team } from "../team.sql.ts";
import type { agent, waiting } from "./contract.ts";
import { begin, type Desk } from "./routing.fixture.ts";
import { type Decision, type RoutingRule, usualSettings } from "./shapes.ts";
import type { Skill } from "./skill.sql.ts";

interface Board {
  agents: z.infer<typeof agent>[];
  waiting: z.infer<typeof waiting>[];
}

let at: TestDatabase;
let on: RunningServer;
let ada: Colleague;
let desk: Desk;

beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  ada = await addMember(on.url, on.owner, "agent");
  desk = { at, workspaceId: on.owner.workspaceId, teamId: "", memberIds: [], now: new Date() };
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

function call<Body = unknown>(method: string, path: string, body?: unknown, cookie = on.owner.cookie) {
  return ask<Body>(on.url, method, `/api/workspaces/${on.owner.workspaceId}${path}`, { cookie, body });
}

/** Somebody begins a chat, as receiving a message leaves it. */
async function chat(more: Parameters<typeof begin>[1] = {}): Promise<string> {
  desk.now = new Date();
  const [conversationId] = await begin(desk, more);
  await happen(conversationId!, "opened", `customer:${randomUUID()}`);
  return conversationId!;
}

async function happen(conversationId: string, kind: string, author: string, detail: object = {}): Promise<void> {
  await at.owner.query(
    `insert into desk.event (workspace_id, event_id, conversation_id, kind, author, at, detail)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [desk.workspaceId, randomUUID(), conversationId, kind, author, new Date(), JSON.stringify(detail)],
  );
  await at.owner.query("select pg_notify('throughline', 'desk.event')");
}

async function assignee(conversationId: string): Promise<string | null> {
  const { rows } = await at.owner.query("select assignee_id from desk.conversation where conversation_id = $1", [
    conversationId,
  ]);
  return rows[0].assignee_id;
}

/** Listens to the board as somebody's console does. */
async function open(cookie: string): Promise<{ heard: unknown[]; close: () => void }> {
  const socket = new WebSocket(`${on.url.replace("http", "ws")}/api/live`, { headers: { cookie } });
  const heard: unknown[] = [];
  const ready = new Promise<void>((resolve) => {
    socket.on("message", (data) => {
      const message = JSON.parse(data.toString());
      if (message.ready) resolve();
      for (const event of message.events ?? []) heard.push(event.data);
    });
  });
  socket.once("open", () =>
    socket.send(JSON.stringify({ subscribe: "desk.queue", params: { workspaceId: desk.workspaceId }, id: 1 })),
  );
  await ready;
  return { heard, close: () => socket.close() };
}

test("the usual settings hold until the workspace says otherwise, and only a manager may", async () => {
  expect((await call("GET", "/routing/settings")).body).toEqual(usualSettings);
  const changed = { ...usualSettings, policy: "balanced", slots: 4 };
  expect((await call("PUT", "/routing/settings", changed, ada.cookie)).status).toBe(403);
  expect((await call("PUT", "/routing/settings", changed)).body).toEqual(changed);
  expect((await call("GET", "/routing/settings")).body).toEqual(changed);
  expect((await call("PUT", "/routing/settings", { ...usualSettings, slots: -1 })).status).toBe(400);
});

test("teams are made, named, filled and ended", async () => {
  const made = await call<Team>("POST", "/teams", { name: "Roasters" });
  expect(made.status).toBe(201);
  const { teamId } = made.body;
  expect((await call("POST", "/teams", { name: "roasters" })).status).toBe(409);
  expect((await call<Team>("PUT", `/teams/${teamId}`, { name: "Roastery", emoji: "☕" })).body.name).toBe("Roastery");
  const analyst = await addMember(on.url, on.owner, "analyst");
  expect((await call("PUT", `/teams/${teamId}/members/${analyst.userId}`)).status).toBe(404);
  const filled = await call<Team>("PUT", `/teams/${teamId}/members/${ada.userId}`);
  expect(filled.body.members).toMatchObject([{ memberId: ada.userId }]);
  expect((await call("GET", "/teams", undefined, ada.cookie)).body).toMatchObject([{ name: "Roastery", emoji: "☕" }]);
  expect((await call<Team>("DELETE", `/teams/${teamId}/members/${ada.userId}`)).body.members).toEqual([]);
  expect((await call("DELETE", `/teams/${teamId}`)).status).toBe(200);
  expect((await call("GET", "/teams")).body).toEqual([]);
  expect((await call("DELETE", `/teams/${teamId}`)).status).toBe(404);
});

test("skills and rules are made, changed and removed; a skill that a rule asks for stays", async () => {
  const { skillId } = (await call<Skill>("POST", "/skills", { name: "Spanish" })).body;
  expect((await call<Skill>("POST", "/skills", { name: "spanish" })).status).toBe(409);
  expect((await call<Skill>("PUT", `/skills/${skillId}`, { name: "Castilian" })).body.name).toBe("Castilian");
  const outcome = { teamId: null, skills: [{ skillId, least: 3 }], headStartSeconds: 0, relaxAfterSeconds: 30 };
  const rule = { name: "In Spanish", conditions: [{ on: "language", isOneOf: ["es"] }], outcome };
  const made = (await call<RoutingRule[]>("POST", "/routing/rules", rule)).body[0]!;
  expect((await call("DELETE", `/skills/${skillId}`)).status).toBe(409);
  const another = { name: "VIP", conditions: [], outcome: { ...outcome, skills: [] } };
  const second = (await call<RoutingRule[]>("POST", "/routing/rules", another)).body[1]!;
  const ordered = await call<RoutingRule[]>("PUT", "/routing/rule-order", { ruleIds: [second.ruleId, made.ruleId] });
  expect(ordered.body.map((one) => one.name)).toEqual(["VIP", "In Spanish"]);
  const renamed = await call<RoutingRule[]>("PUT", `/routing/rules/${second.ruleId}`, {
    ...another,
    name: "Very important",
  });
  expect(renamed.body[0]?.name).toBe("Very important");
  for (const { ruleId } of [made, second]) expect((await call("DELETE", `/routing/rules/${ruleId}`)).status).toBe(200);
  expect((await call("GET", "/routing/rules")).body).toEqual([]);
  expect((await call("DELETE", `/skills/${skillId}`)).status).toBe(200);
  expect((await call("GET", "/skills")).body).toEqual([]);
});

describe("on a running server", () => {
  let team: string;
  beforeAll(async () => {
    await call("PUT", "/routing/settings", usualSettings);
    team = (await call<Team>("POST", "/teams", { name: "Support" })).body.teamId;
    await call("PUT", `/teams/${team}/members/${ada.userId}`);
  });

  test("what waits goes to an agent as soon as their console is open, and everybody can see why", async () => {
    const id = await chat({ title: "Where is my order?" });
    await expect
      .poll(async () => (await call<Board>("GET", "/routing/board")).body.waiting)
      .toMatchObject([{ conversationId: id, title: "Where is my order?", position: 1, held: "nobody_there" }]);
    const console = await open(ada.cookie);
    await expect.poll(() => assignee(id), { timeout: 3000 }).toBe(ada.userId);
    await expect.poll(() => console.heard.length).toBeGreaterThan(0);
    const board = (await call<Board>("GET", "/routing/board", undefined, ada.cookie)).body;
    expect(board).toMatchObject({ isAutomatic: true, waiting: [], waitingInAll: 0 });
    expect(board.agents).toMatchObject([
      { memberId: ada.userId, status: "available", isPresent: true, slots: 5, taken: 1, teamIds: [team] },
    ]);
    expect((await call("GET", `/conversations/${id}/routing`)).body).toMatchObject([
      { outcome: "routed", memberId: ada.userId, decision: { sentence: "0 of 5 slots taken, the only one free" } },
    ]);
    expect((await call("GET", `/routing/members/${ada.userId}/conversations`)).body).toMatchObject([
      { conversationId: id, state: "open", respondBy: expect.any(String) },
    ]);
    console.close();
  });

  test("an offer is accepted by whoever was given it, once", async () => {
    const id = await chat();
    await expect.poll(() => assignee(id)).toBe(ada.userId);
    expect((await call("PUT", `/routing/queue/${id}/acceptance`)).status).toBe(409);
    expect((await call("PUT", `/routing/queue/${id}/acceptance`, undefined, ada.cookie)).status).toBe(200);
    expect((await call("PUT", `/routing/queue/${id}/acceptance`, undefined, ada.cookie)).status).toBe(409);
  });

  test("one's own status is kept with who, when and why; a supervisor may set another's", async () => {
    expect((await call("PUT", "/routing/me", { status: "away", reason: "Lunch" }, ada.cookie)).status).toBe(200);
    expect((await call("GET", "/routing/me", undefined, ada.cookie)).body).toMatchObject({
      ...{ status: "away", reason: "Lunch", agent: { memberId: ada.userId, taken: 2 } },
    });
    const path = `/routing/members/${ada.userId}`;
    expect((await call("PUT", `${path}/status`, { status: "off" }, ada.cookie)).status).toBe(403);
    expect((await call("PUT", `${path}/status`, { status: "off" })).status).toBe(200);
    const { userId } = (await ask<Me>(on.url, "GET", "/api/me", { cookie: on.owner.cookie })).body;
    expect((await call("GET", `${path}/shifts`)).body).toMatchObject([
      { status: "off", reason: "", begunBy: `member:${userId}`, endedAt: null },
      { status: "away", reason: "Lunch", begunBy: `member:${ada.userId}`, endedAt: expect.any(String) },
    ]);
  });

  test("who is put first goes first", async () => {
    const [one, two] = [await chat(), await chat()];
    const waiting = async () =>
      (await call<Board>("GET", "/routing/board")).body.waiting.map((row) => row.conversationId);
    await expect.poll(waiting).toEqual(expect.arrayContaining([one, two]));
    expect((await call("PUT", `/routing/queue/${two}/turn`, undefined, ada.cookie)).status).toBe(403);
    expect((await call("PUT", `/routing/queue/${two}/turn`)).status).toBe(200);
    expect((await waiting())[0]).toBe(two);
    expect((await call("PUT", `/routing/queue/${randomUUID()}/turn`)).status).toBe(404);
  });

  test("skills and capacity of a member decide what they get", async () => {
    const { skillId } = (await call<Skill>("POST", "/skills", { name: "Spanish" })).body;
    const outcome = { teamId: null, skills: [{ skillId, least: 4 }], headStartSeconds: 0, relaxAfterSeconds: null };
    await call("POST", "/routing/rules", { name: "es", conditions: [{ on: "language", isOneOf: ["es"] }], outcome });
    const path = `/routing/members/${ada.userId}`;
    await call("PUT", `${path}/capacity`, { slots: 50, weights: { chat: 0.5 } });
    await call("PUT", "/routing/me", { status: "available" }, ada.cookie);
    const id = await chat({ fields: { language: "es-MX" } });
    const held = async () =>
      (await call<Board>("GET", "/routing/board")).body.waiting.find((row) => row.conversationId === id)?.held;
    await expect.poll(held).toBe("nobody_able");
    expect((await call("PUT", `${path}/skills`, { skills: [{ skillId, level: 4 }] })).status).toBe(200);
    await expect.poll(() => assignee(id)).toBe(ada.userId);
    const stay = (await call<{ decision: Decision }[]>("GET", `/conversations/${id}/routing`)).body[0]!;
    expect(stay?.decision).toMatchObject({ because: ["Spanish 4/5", expect.any(String), "the only one free"] });
    expect(stay?.decision).toMatchObject({ slots: 50, weight: 0.5 });
    expect((await call<Board>("GET", "/routing/board")).body.agents[0]).toMatchObject({
      ...{ own: { slots: 50, weights: { chat: 0.5 } }, skills: [{ skillId, level: 4 }] },
    });
  });

  test("customers are told their place in the queue, how long it takes, and who has come to them", async () => {
    const told: Notice[] = [];
    const { signals } = on.server.kernel;
    const stop = signals.on<Notice>(noticeSignal, (notice) => told.push(notice));
    const of = (threadId: string | null) => told.filter((notice) => notice.threadId === threadId).at(-1);
    await call("PUT", "/routing/me", { status: "away" }, ada.cookie);
    const [conversationId, threadId, channelId] = [await chat(), randomUUID(), randomUUID()];
    await at.owner.query(
      `insert into desk.thread (workspace_id, thread_id, conversation_id, channel_id, channel, since)
       values ($1, $2, $3, $4, 'chat', now())`,
      [desk.workspaceId, threadId, conversationId, channelId],
    );
    await expect
      .poll(() => of(threadId), { timeout: 12_000 })
      .toMatchObject({
        ...{ kind: "presence", online: false, agents: [], queue: { position: expect.any(Number) } },
      });
    told.length = 0;
    const { workspaceId } = desk;
    const visitor = { workspaceId, channelId, visitorId: randomUUID(), subjectId: randomUUID(), threadIds: [threadId] };
    signals.send(visitorSignal, { ...visitor, online: true } satisfies VisitorSeen);
    await expect.poll(() => of(threadId)).toMatchObject({ queue: { position: expect.any(Number) } });
    expect(of(null)).toMatchObject({ kind: "presence", online: false, queue: null });
    await call("PUT", "/routing/me", { status: "available" }, ada.cookie);
    await expect
      .poll(() => of(threadId))
      .toMatchObject({ online: true, agents: [{ kind: "member", name: "Ada agent" }], queue: null });
    stop();
  }, 20_000);

  test("what a visitor says in the chat reaches an agent by itself", async () => {
    const { token } = await openSession(on.url, { key: on.owner.writeKey });
    const threadId = randomUUID();
    const body = JSON.stringify({ frames: [saying(threadId, "Is the Yirgacheffe back?")], waitSeconds: 0 });
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${on.url}/chat/v1/poll`, { method: "POST", headers, body });
    const having = async () => {
      const { rows } = await at.owner.query(
        "select c.assignee_id from desk.thread t join desk.conversation c using (workspace_id, conversation_id) where t.thread_id = $1",
        [threadId],
      );
      return rows[0]?.assignee_id;
    };
    await expect.poll(having, { timeout: 5000 }).toBe(ada.userId);
  });

  test("a key takes no work", async () => {
    const { key } = { key: on.owner.secretKey };
    const answer = await ask(on.url, "PUT", `/api/workspaces/${desk.workspaceId}/routing/me/presence`, { key });
    expect(answer.status).toBe(403);
    expect((await call("PUT", "/routing/me/presence", undefined, ada.cookie)).status).toBe(200);
  });
});
