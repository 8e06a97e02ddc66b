import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { ask, makeOwner, type Owner, type RunningServer, startServer } from "../../server.fixture.ts";
import { eventually } from "../../timeline/senders.fixture.ts";
import { askAs, ChatClient, openSession, pollAs, saying } from "./chat-client.fixture.ts";
import type { Session, ThreadPage } from "./protocol.ts";

// Who is anonymous, who claims, who has proven: and what each may see.

let at: TestDatabase;
let on: RunningServer;
let owner: Owner;
let stranger: Owner;
let key: string;

beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  owner = on.owner;
  stranger = await makeOwner(on.server, on.url, "Zanzibar Spices");
  key = owner.writeKey;
  const fields = [
    { name: "name", kind: "name" },
    { name: "mail", kind: "email", required: true },
    { name: "topic", kind: "choice", choices: ["Order", "Other"] },
  ];
  const { cookie, workspaceId } = owner;
  const channels = `/api/workspaces/${workspaceId}/channels`;
  const { body } = await ask<{ channelId: string }[]>(on.url, "GET", channels, { cookie });
  const settings = { form: { ask: "first", fields } };
  const path = `${channels}/${body[0]!.channelId}`;
  await ask(on.url, "PATCH", path, { cookie: owner.cookie, body: { settings } });
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

function tokenFor(userId: string, secret = owner.identitySecret): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(secret));
}

async function says(session: Session, text: string): Promise<string> {
  const threadId = randomUUID();
  const { frames } = await pollAs(on.url, session, { frames: [saying(threadId, text)] });
  expect(frames[0]).toMatchObject({ kind: "ack" });
  return threadId;
}

async function threadsOf(session: Session): Promise<string[]> {
  const page = await askAs<ThreadPage>(on.url, session, "threads");
  return page.threads.map(({ threadId }) => threadId);
}

test("an anonymous id is a name and no key: whoever says it too sees nothing of the other", async () => {
  const anonymousId = randomUUID();
  const noor = await openSession(on.url, { key, anonymousId });
  expect(noor).toMatchObject({ anonymousId, standing: "anonymous" });
  await says(noor, "My secret");
  const thief = await openSession(on.url, { key, anonymousId });
  expect(thief.visitorId).not.toBe(noor.visitorId);
  expect(thief).toMatchObject({ resumed: false, threads: [] });
  expect(await threadsOf(thief)).toEqual([]);
});

test("with the token the same visitor goes on; with a wrong one a new one begins", async () => {
  const noor = await openSession(on.url, { key });
  const threadId = await says(noor, "Hello");
  const again = await openSession(on.url, { key, token: noor.token });
  expect(again).toMatchObject({ visitorId: noor.visitorId, resumed: true, token: noor.token });
  expect(again.threads).toMatchObject([{ threadId }]);
  for (const token of ["", "nonsense", `${noor.token.slice(0, -2)}xx`, noor.visitorId])
    expect(await openSession(on.url, { key, token })).toMatchObject({ resumed: false, threads: [] });
});

test("what a visitor answers is a claim: it is stored as one, and opens nobody's history", async () => {
  const answers = { name: "Noor", mail: "noor@example.com", topic: "Order", admin: "yes" };
  const noor = await openSession(on.url, { key, answers });
  expect(noor).toMatchObject({
    standing: "claimed",
    answers: { name: "Noor", mail: "noor@example.com", topic: "Order" },
  });
  expect(noor.answers).not.toHaveProperty("admin");
  await says(noor, "Hello");
  const claims = () =>
    at.owner
      .query("select kind, value, scope, standing from people.identifier where value = 'noor@example.com'")
      .then(({ rows }) => rows);
  const stored = await eventually(claims, (rows) => rows.length > 0);
  expect(stored).toEqual([{ kind: "email", value: "noor@example.com", scope: noor.anonymousId, standing: "claimed" }]);
  const {
    rows: [message],
  } = await at.owner.query("select author from channels.message where detail ->> 'visitorId' = $1", [noor.visitorId]);
  expect(message.author).toEqual({ kind: "customer", name: "Noor" });

  const liar = await openSession(on.url, { key, answers });
  expect(await threadsOf(liar)).toEqual([]);
});

test("the language of a visitor is a claimed trait, by which the desk finds who speaks it", async () => {
  const { anonymousId } = await openSession(on.url, { key, language: "es-MX" });
  const traits = () =>
    at.owner
      .query(
        `select t.name, t.value, t.standing from people.trait t join people.identifier i using (workspace_id, subject_id)
         where i.value = $1`,
        [anonymousId],
      )
      .then(({ rows }) => rows);
  expect(await eventually(traits, (rows) => rows.length > 0)).toEqual([
    { name: "language", value: "es", standing: "claimed" },
  ]);
});

test("a proven user sees all that their proven devices said, on every one of them, as it happens", async () => {
  const identityToken = await tokenFor("noor-1");
  const phone = await openSession(on.url, { key, identityToken });
  const laptop = await openSession(on.url, { key, identityToken });
  expect([phone.standing, laptop.standing]).toEqual(["proven", "proven"]);
  const watching = await ChatClient.connect(on.url, laptop);
  const threadId = await says(phone, "From the phone");
  expect((await watching.next("message")).message).toMatchObject({ threadId, text: "From the phone" });
  await watching.say(threadId, "From the laptop");
  expect(await threadsOf(phone)).toEqual([threadId]);
  await watching.close();

  const edges = () =>
    at.owner
      .query("select from people.edge where reason = 'token' and standing = 'proven'")
      .then(({ rowCount }) => rowCount);
  expect(await eventually(edges, (count) => (count ?? 0) >= 2)).toBeGreaterThanOrEqual(2);
});

test("who proves who they are in the middle of a chat keeps it, and their open devices see what is new to them", async () => {
  const identityToken = await tokenFor("noor-2");
  const elsewhere = await openSession(on.url, { key, identityToken });
  const earlier = await says(elsewhere, "Last week");
  const noor = await openSession(on.url, { key });
  const device = await ChatClient.connect(on.url, noor);
  const { threadId } = await device.say(randomUUID(), "Before I sign in");
  const proven = await openSession(on.url, { key, token: noor.token, identityToken });
  expect(proven).toMatchObject({ resumed: true, standing: "proven", visitorId: noor.visitorId });
  expect(await device.closed).toBe(1012);
  expect((await threadsOf(proven)).toSorted()).toEqual([earlier, threadId].toSorted());
  expect((await threadsOf(elsewhere)).toSorted()).toEqual([earlier, threadId].toSorted());
});

test("whoever signs out, or in as somebody else, is another visitor and sees nothing of the one before", async () => {
  const noor = await openSession(on.url, { key, identityToken: await tokenFor("noor-3") });
  await says(noor, "Mine");
  const signedOut = await openSession(on.url, { key, token: noor.token });
  const guest = await openSession(on.url, { key, token: noor.token, identityToken: await tokenFor("guest-3") });
  const same = await openSession(on.url, { key, token: noor.token, identityToken: await tokenFor("noor-3") });
  expect(signedOut).toMatchObject({ resumed: false, standing: "anonymous", threads: [] });
  expect(guest).toMatchObject({ resumed: false, standing: "proven", threads: [] });
  expect(same).toMatchObject({ resumed: true, visitorId: noor.visitorId });
});

test("another anonymous id of the page is another person too", async () => {
  const noor = await openSession(on.url, { key, anonymousId: randomUUID() });
  const other = await openSession(on.url, { key, token: noor.token, anonymousId: randomUUID() });
  expect(other).toMatchObject({ resumed: false, threads: [] });
});

test("a token that is wrong, or another company's, proves nothing", async () => {
  for (const identityToken of [
    await tokenFor("noor-1", stranger.identitySecret),
    `${(await tokenFor("noor-1")).slice(0, -3)}abc`,
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub29yLTEifQ.",
    "nonsense",
  ])
    expect(await openSession(on.url, { key, identityToken })).toMatchObject({ standing: "anonymous", threads: [] });
});

test("nothing of a chat is reached by somebody else's session, nor by another company's", async () => {
  const noor = await openSession(on.url, { key });
  const threadId = await says(noor, "Private");
  const others = [
    await openSession(on.url, { key }),
    await openSession(on.url, { key: stranger.writeKey }),
    await openSession(on.url, { key: stranger.writeKey, token: noor.token }),
  ];
  for (const other of others) {
    expect(other.visitorId).not.toBe(noor.visitorId);
    expect(await threadsOf(other)).toEqual([]);
    await expect(askAs(on.url, other, `threads/${threadId}/messages`)).rejects.toThrow("404");
    const { frames } = await pollAs(on.url, other, { frames: [saying(threadId, "Let me in")] });
    const device = await ChatClient.connect(on.url, other, "0:0");
    device.send({ kind: "read", threadId, upTo: randomUUID() });
    device.send({ kind: "ping" });
    await device.next("pong");
    // Ids of another workspace name nothing there, so they may begin a chat of one's own.
    if (other === others[0]) expect(frames[0]).toMatchObject({ kind: "refused", code: "not_found" });
    expect(JSON.stringify([frames, device.frames])).not.toContain("Private");
    await device.close();
  }
  const messages = await askAs<{ messages: object[] }>(on.url, noor, `threads/${threadId}/messages`);
  expect(messages.messages).toHaveLength(1);
});

test("a key of a server, an unknown one and a wrong token are refused", async () => {
  for (const wrong of [owner.serverWriteKey, owner.secretKey, `wk_${"A".repeat(22)}`, randomUUID(), "", "\0"])
    await expect(openSession(on.url, { key: wrong })).rejects.toThrow(/^Error: 40[04]|40[04]/);
  const nobody = { token: `ct_${"A".repeat(54)}`, cursor: "0:0" } as Session;
  await expect(askAs(on.url, nobody, "threads")).rejects.toThrow("401");
  const device = await ChatClient.open(on.url);
  device.send({ kind: "hello", token: nobody.token });
  expect(await device.next("bye")).toMatchObject({ code: 4401 });
  expect(await device.closed).toBe(4401);
});
