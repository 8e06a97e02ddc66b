import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { inWorkspace } from "../kernel/database.ts";
import { beginning } from "../kernel/follow.ts";
import { newId } from "../kernel/id.ts";
import { ask, type RunningServer, startServer } from "../server.fixture.ts";
import { eventually } from "../timeline/senders.fixture.ts";
import { ChatClient, openSession, pollAs, saying } from "./chat/chat-client.fixture.ts";
import type { Channel, JournalCount } from "./contract.ts";
import { readDeliveries, readReceived, send } from "./public.ts";

let at: TestDatabase;
let on: RunningServer;
let path: string;

beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  path = `/api/workspaces/${on.owner.workspaceId}/channels`;
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

function asOwner<Body = unknown>(method: string, address: string, body?: object) {
  return ask<Body>(on.url, method, address, { cookie: on.owner.cookie, ...(body ? { body } : {}) });
}

test("every workspace has a chat from the start, once, whoever needs it first", async () => {
  const lists = await Promise.all(Array.from({ length: 4 }, () => asOwner<Channel[]>("GET", path)));
  const ids = new Set(lists.flatMap(({ body }) => body.map(({ channelId }) => channelId)));
  expect(ids.size).toBe(1);
  expect(lists[0]!.body).toMatchObject([
    { kind: "chat", name: "Kestrel Coffee", madeBy: "system", ended: null, settings: { scheme: "auto", sound: true } },
  ]);
});

test("a chat is made, changed setting by setting, ended and reopened, and the audit log tells", async () => {
  const made = await asOwner<Channel>("POST", path, { kind: "chat", name: "Shop", settings: { accent: "#112233" } });
  expect(made).toMatchObject({ status: 201, body: { name: "Shop", settings: { accent: "#112233", side: "end" } } });
  const one = `${path}/${made.body.channelId}`;
  const changed = await asOwner("PATCH", one, { settings: { side: "start" }, name: "The shop" });
  expect(changed.body).toMatchObject({ name: "The shop", settings: { accent: "#112233", side: "start" } });
  const ended = await asOwner<Channel>("PUT", `${one}/end`, { reason: "sold" });
  expect(ended.body.ended).toMatchObject({ by: expect.stringMatching(/^member:/), reason: "sold" });
  expect((await asOwner<Channel>("PUT", `${one}/end`, { reason: "again" })).body.ended?.reason).toBe("sold");
  expect((await asOwner<Channel>("DELETE", `${one}/end`)).body.ended).toBeNull();
  const { rows } = await at.owner.query("select act from workspaces.audit_entry where target = 'The shop'");
  expect(rows.map(({ act }) => act).toSorted()).toEqual([
    ...["channel.changed", "channel.ended", "channel.ended", "channel.reopened"],
  ]);
});

test("settings that cannot be used are refused by name, and nothing changes", async () => {
  const { channelId } = (await asOwner<Channel[]>("GET", path)).body[0]!;
  const wrong: [object, string][] = [
    [{ accent: "red" }, "settings.accent"],
    [{ origins: ["shop.example"] }, "settings.origins.0"],
    [{ languages: ["en", "xx"] }, "settings.languages.1"],
    [{ form: { fields: [{ name: "A B", kind: "text" }] } }, "settings.form.fields.0.name"],
    [{ logoUrl: "javascript:alert(1)" }, "settings.logoUrl"],
    [{ colour: "#112233" }, "settings"],
    [{ hours: { note: "\0" } }, "settings"],
  ];
  for (const [settings, field] of wrong) {
    const answer = await asOwner<{ field?: string }>("PATCH", `${path}/${channelId}`, { settings });
    expect(answer).toMatchObject({ status: 400, body: { code: "bad_input" } });
    expect(answer.body.field ?? "settings").toBe(field);
  }
  expect((await asOwner("PATCH", `${path}/${randomUUID()}`, { name: "x" })).status).toBe(404);
});

test("the desk reads what came in and what became of what went out, in commit order", async () => {
  const { workspaceId, writeKey: key } = on.owner;
  const session = await openSession(on.url, { key });
  const threadId = randomUUID();
  await pollAs(on.url, session, { frames: [saying(threadId, "One"), saying(threadId, "Two")] });
  const messageId = newId();
  const author = { kind: "bot" as const, name: "Bean" };
  const outgoing = { workspaceId, messageId, threadId, author, body: { text: "Hi" }, files: [], sentAt: new Date() };
  await inWorkspace(at.db, workspaceId, (tx) => send(tx, outgoing));
  // The same message again is the same message.
  await inWorkspace(at.db, workspaceId, (tx) => send(tx, outgoing));
  const received = await eventually(
    () => inWorkspace(at.db, workspaceId, (tx) => readReceived(tx, beginning, 100)),
    (rows) => rows.filter((row) => row.threadId === threadId).length === 2,
  );
  expect(received.at(-1)).toMatchObject({
    workspaceId,
    threadId,
    channel: "chat",
    direction: "in",
    body: { text: "Two" },
  });
  const deliveries = await eventually(
    () => inWorkspace(at.db, workspaceId, (tx) => readDeliveries(tx, beginning, 100)),
    (rows) => rows.some((row) => row.messageId === messageId),
  );
  expect(deliveries.filter((row) => row.messageId === messageId)).toMatchObject([{ state: "sent", threadId }]);
  const nowhere = { ...outgoing, messageId: newId(), threadId: randomUUID() };
  await expect(inWorkspace(at.db, workspaceId, (tx) => send(tx, nowhere))).rejects.toThrow("no such thread");
});

test("who is erased leaves nothing behind, their sockets end, and the journal still adds up", async () => {
  const { workspaceId, writeKey: key } = on.owner;
  const word = `noor${randomUUID().slice(0, 8)}`;
  const session = await openSession(on.url, { key, anonymousId: `device-${word}` });
  const headers = { authorization: `Bearer ${session.token}` };
  const upload = await fetch(`${on.url}/chat/v1/files?name=${word}.txt`, { method: "POST", headers, body: word });
  const file = (await upload.json()) as { fileId: string };
  const noor = await ChatClient.connect(on.url, session);
  const { threadId, messageId } = await noor.say(randomUUID(), `I am ${word}`, { files: [file.fileId] });
  noor.socket.send(`nonsense of ${word}`);
  await noor.next("refused");
  const find = () =>
    at.owner
      .query("select subject_id from people.identifier where value = $1", [`device-${word}`])
      .then(({ rows }) => rows);
  const [{ subject_id: personId }] = await eventually(find, (rows) => rows.length === 1);
  const person = `/api/workspaces/${workspaceId}/people/${personId}`;
  const exported = await ask(on.url, "GET", `${person}/export`, { cookie: on.owner.cookie });
  expect(exported.text).toContain(`I am ${word}`);
  expect(exported.text).not.toContain(session.token);

  const erased = await asOwner("POST", `${person}/erasure`, { confirm: personId });
  expect(erased.status, erased.text).toBe(201);
  expect(await noor.closed).toBe(4401);
  const tables = ["inbound", "duplicate", "quarantined", "thread", "message", "delivery", "visitor", "visitor_proof"];
  for (const table of [...tables, "visitor_thread", "upload"]) {
    const { rows } = await at.owner.query(`select to_jsonb(t)::text as row, t.* from channels.${table} t`);
    const left = rows.filter((row) =>
      [row.row, row.raw?.toString()].some((text) =>
        [word, threadId, messageId, session.visitorId, file.fileId].some((trace) => text?.includes(trace)),
      ),
    );
    expect([table, left]).toEqual([table, []]);
  }
  const { body } = await asOwner<JournalCount[]>("GET", `/api/workspaces/${workspaceId}/channel-journal`);
  for (const { received, stored, quarantined, duplicate } of body)
    expect(received).toBe(stored + quarantined + duplicate);
  const again = await fetch(`${on.url}/chat/v1/files/${file.fileId}`, { headers });
  expect(again.status).toBe(401);
});
