import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { ask, type RunningServer, startServer } from "../../server.fixture.ts";
import type { JournalCount } from "../contract.ts";
import { channelsLedger } from "../ledgers.ts";
import { isBlocked } from "./block.ts";
import { ChatClient, openSession, pollAs, saying } from "./chat-client.fixture.ts";
import { isOriginAllowed } from "./origin.ts";
import type { ServerFrame, Session } from "./protocol.ts";
import { addressKey, Rates } from "./rates.ts";
import { chatSettings } from "./settings.ts";

// What a hostile device can send, and what becomes of it: refused with a reason, kept aside, never a broken server.

let at: TestDatabase;
let on: RunningServer;
let key: string;
let channels: string;
let channelId: string;

beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at, { settings: { CHAT_SESSIONS_PER_MINUTE: "1000" } });
  key = on.owner.writeKey;
  channels = `/api/workspaces/${on.owner.workspaceId}/channels`;
  channelId = (await asOwner<{ channelId: string }[]>("GET", channels)).body[0]!.channelId;
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

interface Quarantine {
  quarantined: { inboundId: string }[];
  next: string | null;
}

function asOwner<Body = unknown>(method: string, path: string, body?: object) {
  return ask<Body>(on.url, method, path, { cookie: on.owner.cookie, ...(body ? { body } : {}) });
}

/** Does something to the channel, and waits until the server has heard of it. */
async function toChannel(method: string, path: string, body?: object) {
  const heard = Promise.withResolvers<void>();
  const stop = on.server.kernel.wake.on(channelsLedger, heard.resolve);
  const answer = await asOwner(method, `${channels}/${channelId}${path}`, body);
  if (answer.status < 300) await heard.promise;
  stop();
  return answer;
}

function change(settings: object) {
  return toChannel("PATCH", "", { settings });
}

/** Received, stored, quarantined and duplicate, which must add up whatever was sent. */
async function journal(): Promise<JournalCount> {
  const { body } = await asOwner<JournalCount[]>("GET", `/api/workspaces/${on.owner.workspaceId}/channel-journal`);
  const count = body.find((each) => each.channelId === channelId)!;
  expect(count.received).toBe(count.stored + count.quarantined + count.duplicate);
  return count;
}

const hostile: [string, string][] = [
  ["no JSON", "hello?"],
  ["half of JSON", '{"kind":"send","text":'],
  ["a number", "42"],
  ["null", "null"],
  ["a list", "[]"],
  ["an unknown kind", '{"kind":"drop tables"}'],
  ["a frame without its fields", '{"kind":"send"}'],
  ["a wrong id", JSON.stringify({ ...saying(randomUUID(), "x"), clientId: "1" })],
  ["a wrong thread", JSON.stringify(saying("'; drop table", "x"))],
  ["a text that is none", JSON.stringify({ ...saying(randomUUID(), ""), text: { toString: 1 } })],
  [
    "too many files",
    JSON.stringify(saying(randomUUID(), "x", { files: Array.from({ length: 11 }, () => randomUUID()) })),
  ],
  ["NUL", JSON.stringify(saying(randomUUID(), "a\0b"))],
  ["half of a surrogate pair", JSON.stringify(saying(randomUUID(), "a\ud800b"))],
  ["deep nesting", `${"[".repeat(30_000)}${"]".repeat(30_000)}`],
  ["a prototype", '{"kind":"send","__proto__":{"text":"x"},"constructor":{"prototype":{}}}'],
];

test.each(hostile)("%s is refused with a reason and kept aside, and the socket stays", async (_what, raw) => {
  const before = await journal();
  const noor = await ChatClient.connect(on.url, await openSession(on.url, { key }));
  noor.socket.send(raw);
  expect(await noor.next("refused")).toMatchObject({ code: "bad_frame", sentence: expect.stringMatching(/\.$/) });
  await noor.say(randomUUID(), "still here");
  expect(await journal()).toMatchObject({ quarantined: before.quarantined + 1, stored: before.stored + 1 });
  await noor.close();
});

test("binary frames, empty and overlong texts are told apart", async () => {
  const noor = await ChatClient.connect(on.url, await openSession(on.url, { key }));
  noor.socket.send(Buffer.from([0, 255, 254]));
  await noor.next("refused", ({ code }) => code === "bad_frame");
  noor.send(saying(randomUUID(), "  \n "));
  await noor.next("refused", ({ code }) => code === "empty");
  const long = saying(randomUUID(), "ä".repeat(10_001));
  noor.send(long);
  const refused = await noor.next("refused", ({ code }) => code === "too_long");
  expect(refused).toMatchObject({ clientId: long.clientId });
  expect(refused).not.toHaveProperty("againInSeconds");
  await noor.say(randomUUID(), "😀".repeat(5000));
  noor.send(saying(randomUUID(), "x", { files: [randomUUID()] }));
  await noor.next("refused", ({ code }) => code === "no_such_file");
  await journal();
  await noor.close();
});

test("what was refused for good is refused again, and counted as a duplicate", async () => {
  const session = await openSession(on.url, { key });
  const frame = saying(randomUUID(), "x", { files: [randomUUID()] });
  const before = await journal();
  const answers: ServerFrame[] = [];
  for (let turn = 0; turn < 3; turn++) answers.push(...(await pollAs(on.url, session, { frames: [frame] })).frames);
  const refused = answers.filter((answer) => answer.kind === "refused");
  expect(refused.map(({ code }) => code)).toEqual(Array(3).fill("no_such_file"));
  expect(await journal()).toMatchObject({ quarantined: before.quarantined + 1, duplicate: before.duplicate + 2 });
  const { body } = await asOwner<Quarantine>("GET", `${channels}/${channelId}/quarantine?limit=1`);
  expect(body.quarantined).toMatchObject([{ code: "no_such_file", raw: expect.stringContaining(frame.clientId) }]);
  const { body: older } = await asOwner<Quarantine>(
    "GET",
    `${channels}/${channelId}/quarantine?limit=1&before=${body.next}`,
  );
  expect(older.quarantined[0]?.inboundId).not.toBe(body.quarantined[0]?.inboundId);
});

test("the journal adds up while many send new, repeated and broken things at once", async () => {
  const sessions = await Promise.all(Array.from({ length: 6 }, () => openSession(on.url, { key })));
  const before = await journal();
  const outcomes = await Promise.all(
    sessions.map(async (session) => {
      const threadId = randomUUID();
      const frames = Array.from({ length: 5 }, (_, turn) => saying(threadId, `line ${turn}`));
      const sent = [...frames, ...frames.slice(0, 2), { kind: "nonsense", of: session.visitorId }];
      return (await pollAs(on.url, session, { frames: sent })).frames;
    }),
  );
  const answered = outcomes.flat();
  expect(answered.filter(({ kind }) => kind === "ack")).toHaveLength(6 * 7);
  const after = await journal();
  expect(after).toMatchObject({
    stored: before.stored + 30,
    duplicate: before.duplicate + 12,
    quarantined: before.quarantined + 6,
  });
});

test("too many messages are put off with the time to wait, and none is lost", async () => {
  const noor = await ChatClient.connect(on.url, await openSession(on.url, { key }));
  const threadId = randomUUID();
  for (let turn = 0; turn < 14; turn++) noor.send(saying(threadId, `line ${turn}`));
  await expect.poll(() => noor.of("ack").length + noor.of("refused").length).toBe(14);
  expect(noor.of("ack")).toHaveLength(10);
  for (const refused of noor.of("refused"))
    expect(refused).toMatchObject({
      code: "too_fast",
      clientId: expect.any(String),
      againInSeconds: expect.any(Number),
    });
  await journal();
  await noor.close();
});

test("who sends nothing but nonsense is sent away, with a reason", async () => {
  const noor = await ChatClient.connect(on.url, await openSession(on.url, { key }));
  for (let turn = 0; turn < 30; turn++) noor.socket.send(`nonsense ${turn}`);
  expect(await noor.closed).toBe(4400);
  expect(await noor.next("bye")).toMatchObject({ code: 4400, sentence: expect.stringContaining("docs/chat.md") });
});

test("a socket whose first frame is no hello is sent away", async () => {
  const device = await ChatClient.open(on.url);
  device.send(saying(randomUUID(), "no hello"));
  expect(await device.closed).toBe(4400);
});

test("words, visitors and addresses can be blocked, at once", async () => {
  const session = await openSession(on.url, { key });
  const other = await openSession(on.url, { key });
  const [noor, bot] = await Promise.all([ChatClient.connect(on.url, session), ChatClient.connect(on.url, other)]);
  await change({ blocked: { words: ["cheap pills"], visitors: [other.visitorId], addresses: [] } });
  expect(await bot.closed).toBe(4403);
  const spam = saying(randomUUID(), "Buy CHEAP  pills".replace("  ", " "));
  noor.send(spam);
  expect(await noor.next("refused")).toMatchObject({ code: "blocked", clientId: spam.clientId });
  await expect(pollAs(on.url, other, {})).rejects.toThrow("403");
  await change({ blocked: { addresses: ["127.0.0.0/8"] } });
  expect(await noor.closed).toBe(4403);
  await expect(openSession(on.url, { key })).rejects.toThrow("403");
  await change({ blocked: {} });
  await openSession(on.url, { key });
  const wrong = await change({ blocked: { addresses: ["999.1.1.1"] } });
  expect(wrong).toMatchObject({ status: 400, body: { field: "settings.blocked.addresses" } });
});

test("only pages of allowed origins may show the chat, and any may read why not", async () => {
  await change({ origins: ["https://shop.example", "https://*.kestrel.example"] });
  const config = (origin: string) => fetch(`${on.url}/chat/v1/config?key=${key}`, { headers: { origin } });
  expect((await config("https://shop.example")).status).toBe(200);
  expect((await config("https://eu.kestrel.example")).status).toBe(200);
  const refused = await config("https://evil.example");
  expect(refused.status).toBe(403);
  expect(refused.headers.get("access-control-allow-origin")).toBe("https://evil.example");
  const session = await openSession(on.url, { key });
  const device = await ChatClient.open(on.url, { origin: "https://evil.example" });
  device.send({ kind: "hello", token: session.token });
  expect(await device.closed).toBe(4403);
  await change({ origins: [] });
  const preflight = await fetch(`${on.url}/chat/v1/poll`, {
    method: "OPTIONS",
    headers: { origin: "https://any.example", "access-control-request-headers": "authorization" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization");
});

test("a chat that is ended takes nothing any more, and can be taken into use again", async () => {
  const session = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  await toChannel("PUT", "/end", { reason: "moved to mail" });
  expect(await noor.closed).toBe(4404);
  await expect(openSession(on.url, { key })).rejects.toThrow("404");
  await toChannel("DELETE", "/end");
  await openSession(on.url, { key, token: session.token });
});

test("bodies that cannot be used are refused as such by every door", async () => {
  const session = await openSession(on.url, { key });
  const headers = { authorization: `Bearer ${session.token}` };
  const post = async (path: string, body: string) =>
    (await fetch(`${on.url}/chat/v1/${path}`, { method: "POST", headers, body })).status;
  const bodies: [string, string][] = ["", "{", "[]", "42", "null"].flatMap((body): [string, string][] => [
    ["sessions", body],
    ["poll", body],
  ]);
  const more: [string, string][] = [
    ["sessions", '{"key":1}'],
    ["sessions", '{"key":"x\\u0000"}'],
    ["sessions", JSON.stringify({ key, language: "\ud800" })],
    ["sessions", JSON.stringify({ key, answers: { name: 1 } })],
    ["poll", '{"frames":5}'],
    ["poll", '{"after":"9:x"}'],
  ];
  for (const [path, body] of [...bodies, ...more]) {
    const status = await post(path, body);
    expect([path, body, status]).toEqual([path, body, expect.toSatisfy((code) => code === 400 || code === 404)]);
  }
  expect(await post("poll", JSON.stringify({ after: "9223372036854775806:1", waitSeconds: 0 }))).toBe(200);
  const wrong = { token: session.token } as Session;
  await expect(pollAs(on.url, wrong, { after: "99999999999999999999:1" })).rejects.toThrow("400");
  for (const path of ["threads?before=x", "threads?limit=0", "threads/x/messages", "files/x"])
    expect((await fetch(`${on.url}/chat/v1/${path}`, { headers })).status).toBeOneOf([400, 404]);
});

test("a flood of sessions from one address is put off", async () => {
  await using strict = await startServer(at, { owner: on.owner, settings: { CHAT_SESSIONS_PER_MINUTE: "3" } });
  for (let turn = 0; turn < 3; turn++) await openSession(strict.url, { key });
  const response = await fetch(`${strict.url}/chat/v1/sessions`, { method: "POST", body: JSON.stringify({ key }) });
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("an address, its network and its mapped form are one", () => {
  const blocked = { ...chatSettings.parse({}).blocked, addresses: ["203.0.113.0/24", "2001:db8::/32"] };
  const isIt = (address: string) => isBlocked(blocked, { address });
  expect(["203.0.113.7", "::ffff:203.0.113.7", "2001:db8:1::9"].map(isIt)).toEqual([true, true, true]);
  expect(["203.0.114.7", "2001:db9::1", "nonsense"].map(isIt)).toEqual([false, false, false]);
  expect(addressKey("2001:db8:1:2:3:4:5:6")).toBe(addressKey("2001:db8:1:2::9"));
  expect(addressKey("::1")).not.toBe(addressKey("2001:db8::1"));
  expect(addressKey("::ffff:203.0.113.7")).toBe("203.0.113.7");
});

test("origins match whole, and a star stands for hosts below", () => {
  const allowed = ["https://shop.example", "https://*.kestrel.example"];
  const isIt = (origin: string) => isOriginAllowed(origin, allowed);
  expect(["https://SHOP.example", "https://a.b.kestrel.example"].map(isIt)).toEqual([true, true]);
  const strangers = [
    "http://shop.example",
    "https://shop.example.evil.com",
    "https://kestrel.example",
    "null",
    "https://evilkestrel.example",
  ];
  expect(strangers.map(isIt)).toEqual(strangers.map(() => false));
});

test("an allowance fills by and by", () => {
  const rates = new Rates({ atOnce: 2, everySeconds: 10 });
  expect([0, 0, 0].map((now) => rates.take("noor", now))).toEqual([0, 0, 10]);
  expect(rates.take("other", 0)).toBe(0);
  expect(rates.take("noor", 9_000)).toBe(1);
  expect(rates.take("noor", 10_000)).toBe(0);
});
