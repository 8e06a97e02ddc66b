import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { ask, type RunningServer, startServer } from "../server.fixture.ts";
import { eventually, send } from "../timeline/senders.fixture.ts";

let at: TestDatabase;
let on: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

const api = <Body = unknown>(method: string, path: string, body?: unknown) =>
  ask<Body>(on.url, method, `/api/workspaces/${on.owner.workspaceId}${path}`, { cookie: on.owner.cookie, body });
const message = (fields: object) => ({ messageId: randomUUID(), timestamp: new Date().toISOString(), ...fields });
const collect = (...batch: object[]) => send(on.url, on.owner.serverWriteKey, "batch", { batch });

interface Page {
  people: { personId: string; name: string }[];
}

interface Consent {
  purpose: string;
  channel: string;
  granted: boolean;
}

interface Person {
  identifiers?: { kind: string; subjectId: string }[];
  consents: Consent[];
}

async function person(fields: object = {}): Promise<{ personId: string; userId: string }> {
  const userId = `user-${randomUUID()}`;
  await collect(message({ type: "identify", userId, ...fields }));
  return { userId, personId: await personOf(userId) };
}
async function personOf(userId: string): Promise<string> {
  const people = await eventually(
    async () => (await api<Page>("GET", `/people?q=${userId}`)).body.people,
    (found) => found?.length === 1,
  );
  return people[0]!.personId;
}

const say = (personId: string, granted: boolean, fields: object = {}) =>
  api<object[]>("POST", `/people/${personId}/consents`, {
    purpose: "news",
    granted,
    proof: { form: "paper, 12" },
    ...fields,
  });
async function holds(personId: string): Promise<Record<string, boolean>> {
  const { body } = await api<Consent[]>("GET", `/people/${personId}/consents`);
  return Object.fromEntries(body.map(({ purpose, channel, granted }) => [`${purpose} ${channel}`.trim(), granted]));
}

test("the latest word per purpose and channel holds, and every word stays in the log with its proof", async () => {
  const { personId } = await person();
  expect((await say(personId, true)).status).toBe(201);
  await say(personId, true, { channel: "email" });
  const answer = await say(personId, false);

  expect(await holds(personId)).toEqual({ news: false, "news email": true });
  expect(answer.body[0]).toMatchObject({
    granted: false,
    proof: { form: "paper, 12" },
    recordedBy: expect.stringMatching(/^member:/),
  });
  const log = (await api<Consent[]>("GET", `/people/${personId}/consents/log`)).body;
  expect(log.map(({ channel, granted }) => [channel, granted])).toEqual([
    ["", false],
    ["email", true],
    ["", true],
  ]);
  const { rows } = await at.owner.query(
    "select detail from workspaces.audit_entry where act = 'person.consent_recorded' and target = $1 order by at",
    [personId],
  );
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain("paper");
});

test("a yes does not cross a merge to one who said no, until given anew; after an unmerge each has their own words", async () => {
  const [willing, refusing] = [await person(), await person()];
  await say(refusing.personId, false);
  await say(willing.personId, true);

  const merged = await api<Page>("POST", `/people/${willing.personId}/merges`, { otherPersonId: refusing.personId });
  expect(merged.status, merged.text).toBe(201);
  const { personId } = merged.body.people[0]!;
  expect(await holds(personId)).toEqual({ news: false });

  const former = [willing, refusing].map((one) => one.personId).find((id) => id !== personId)!;
  const parted = await api<{ separationId: string }>("POST", `/people/${personId}/separations`, {
    subjectIds: [former],
  });
  expect(parted.status, parted.text).toBe(201);
  expect(await holds(willing.personId)).toEqual({ news: true });
  expect(await holds(refusing.personId)).toEqual({ news: false });

  const joined = await api("DELETE", `/separations/${parted.body.separationId}`);
  expect(joined.status, joined.text).toBe(200);
  expect(await holds(personId)).toEqual({ news: false });
  await say(personId, true, { subjectId: willing.personId });
  expect(await holds(personId)).toEqual({ news: true });
});

test("a yes given while two were apart does not count for both when they are joined again", async () => {
  const [one, other] = [await person(), await person()];
  const merged = await api<Page>("POST", `/people/${one.personId}/merges`, { otherPersonId: other.personId });
  const { personId } = merged.body.people[0]!;
  const leaving = personId === one.personId ? other : one;
  const parted = await api<{ separationId: string }>("POST", `/people/${personId}/separations`, {
    subjectIds: [leaving.personId],
  });
  await say(leaving.personId, false);
  await say(personId, true);
  await api("DELETE", `/separations/${parted.body.separationId}`);
  expect(await holds(personId)).toEqual({ news: false });
});

test("who refused on a device and agrees when signing in there has agreed", async () => {
  const [anonymousId, userId] = [`device-${randomUUID()}`, `user-${randomUUID()}`];
  const consent = (granted: boolean, fields: object) =>
    message({ type: "track", event: "Consent Updated", properties: { purposes: { news: granted } }, ...fields });
  await collect(consent(false, { anonymousId, timestamp: "2026-03-01T09:00:00.000Z" }));
  await collect(
    message({ type: "identify", anonymousId, userId, timestamp: "2026-03-02T09:00:00.000Z" }),
    consent(true, { userId, timestamp: "2026-03-02T09:00:01.000Z" }),
  );
  const personId = await personOf(userId);
  await eventually(
    () => holds(personId),
    ({ news }) => news === true,
  );
  // From then on it is one human who speaks, by whichever identifier.
  await collect(consent(false, { anonymousId, timestamp: "2026-03-03T09:00:00.000Z" }));
  await eventually(
    () => holds(personId),
    ({ news }) => news === false,
  );
});

test("a consent belongs to the identifier that its channel reaches", async () => {
  const email = `${randomUUID()}@example.com`;
  const { personId } = await person({ traits: { email } });
  await eventually(
    async () => (await api<Person>("GET", `/people/${personId}`)).body.identifiers?.length,
    (count) => count === 2,
  );
  await say(personId, true, { channel: "email" });
  const { identifiers, consents } = (await api<Person>("GET", `/people/${personId}`)).body;
  const { subjectId } = identifiers!.find(({ kind }) => kind === "email")!;
  expect(consents).toEqual([expect.objectContaining({ purpose: "news", channel: "email", granted: true, subjectId })]);
});

test("what cannot be recorded is answered with a sentence", async () => {
  const { personId } = await person();
  const wrong = [
    { proof: {} },
    { proof: { form: "\u0000" } },
    { proof: { form: "\ud800" } },
    { proof: { form: "x".repeat(20_000) } },
    { purpose: "" },
    { purpose: "a\u0000" },
    { occurredAt: "2999-01-01T00:00:00Z" },
    { subjectId: randomUUID() },
  ];
  for (const fields of wrong) {
    const { status, body } = await say(personId, true, fields);
    expect({ status, body }, JSON.stringify(fields)).toMatchObject({ status: 400, body: { code: "bad_input" } });
  }
  expect((await say(randomUUID(), true)).status).toBe(404);
  expect(await holds(personId)).toEqual({});
});

test("a member sets traits and takes them away; the log tells which, not what they say", async () => {
  const { personId, userId } = await person({ traits: { name: "Nora", city: "Graz" } });
  const answer = await api<{ name: string; value: unknown; type: string }[]>("PATCH", `/people/${personId}/traits`, {
    traits: { name: "Noor", city: null, cups: 3 },
  });
  expect(answer.status, answer.text).toBe(200);
  const traits = new Map(answer.body.map(({ name, value, type }) => [name, [value, type]]));
  expect(traits.get("name")).toEqual(["Noor", "text"]);
  expect(traits.get("cups")).toEqual([3, "number"]);
  expect(traits.get("city") ?? [null, "nothing"]).toEqual([null, "nothing"]);
  expect((await api<Page>("GET", `/people?q=${userId}`)).body.people[0]?.name).toBe("Noor");
  const { rows } = await at.owner.query(
    "select detail from workspaces.audit_entry where act = 'person.traits_changed'",
  );
  expect(rows).toEqual([{ detail: { names: ["name", "city", "cups"] } }]);
  expect((await api("PATCH", `/people/${personId}/traits`, { traits: {} })).status).toBe(400);
  expect((await api("PATCH", `/people/${personId}/traits`, { traits: { a: "\u0000" } })).status).toBe(400);
});
