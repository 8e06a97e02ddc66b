import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { addMember, ask, makeOwner, type RunningServer, startServer } from "../server.fixture.ts";
import { eventually, send } from "../timeline/senders.fixture.ts";

let at: TestDatabase;
let on: RunningServer;
let personId: string;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  const batch = planted.map((fields) => ({ messageId: randomUUID(), timestamp: new Date().toISOString(), ...fields }));
  for (let from = 0; from < batch.length; from += 500)
    await send(on.url, on.owner.serverWriteKey, "batch", { batch: batch.slice(from, from + 500) });
  const people = await eventually(
    async () =>
      (await ask<Page>(on.url, "GET", `${workspace()}/people?q=noor`, { cookie: on.owner.cookie })).body.people,
    (found) => found?.length === 1 && found[0]?.touchpoints === planted.length - 1,
  );
  personId = people[0]!.personId;
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

interface Page {
  people: { personId: string; touchpoints: number }[];
}

interface Export {
  person: object;
  tables: Record<string, { value: string; properties: { cup?: number } }[]>;
}

const userId = "noor-1";
const planted = [
  {
    type: "identify",
    userId,
    anonymousId: "noors-phone",
    traits: { email: "noor@example.com", name: "Noor", city: "Graz" },
  },
  { type: "group", userId, groupId: "roastery", traits: { name: "The Roastery" } },
  { type: "track", userId, event: "Consent Updated", properties: { purposes: { marketing: true }, channel: "email" } },
  ...Array.from({ length: 2200 }, (_, at) => ({ type: "track", userId, event: "Cup Drunk", properties: { cup: at } })),
  { type: "identify", userId: "somebody-else", traits: { email: "else@example.com" } },
];
const workspace = () => `/api/workspaces/${on.owner.workspaceId}`;
const exported = (by: { cookie?: string; key?: string }, person = personId) =>
  ask<Export>(on.url, "GET", `${workspace()}/people/${person}/export`, by);

test("an export holds everything that was said of the person, and nothing of others", async () => {
  const { status, headers, text, body } = await exported({ key: on.owner.secretKey });

  expect(status).toBe(200);
  expect(headers.get("content-disposition")).toBe(`attachment; filename="person-${personId}.json"`);
  expect(body.person).toMatchObject({ personId, name: "Noor", email: "noor@example.com" });
  const { tables } = body;
  const values = tables["people.identifier"]!.map(({ value }) => value);
  expect(values.sort()).toEqual(["noor-1", "noor@example.com", "noors-phone"]);
  expect(tables["people.trait"]).toContainEqual(expect.objectContaining({ name: "city", value: "Graz" }));
  expect(tables["people.company"]).toEqual([
    expect.objectContaining({ group_id: "roastery", traits: { name: "The Roastery" } }),
  ]);
  expect(tables["people.consent"]).toEqual([
    expect.objectContaining({
      purpose: "marketing",
      channel: "email",
      granted: true,
      proof: expect.objectContaining({ touchpointId: expect.any(String) }),
    }),
  ]);
  // Each is told from both of its ends.
  expect(tables["people.edge"]).toHaveLength(4);
  expect(tables["timeline.touchpoint"]).toHaveLength(planted.length - 1);
  const cups = new Set(tables["timeline.touchpoint"]!.map(({ properties }) => properties.cup));
  expect(cups.size).toBe(2201);
  expect(text).not.toContain("else@example.com");
});

test("an export is for whom the permission is, and leaves an entry in the audit log", async () => {
  const [agent, analyst, admin] = await Promise.all(
    (["agent", "analyst", "admin"] as const).map((role) => addMember(on.url, on.owner, role)),
  );
  const stranger = await makeOwner(on.server, on.url, "Elsewhere");
  expect((await exported({})).status).toBe(401);
  expect((await exported({ cookie: agent!.cookie })).status).toBe(403);
  expect((await exported({ cookie: analyst!.cookie })).status).toBe(403);
  expect((await exported({ cookie: stranger.cookie })).status).toBe(404);
  expect((await exported({ key: on.owner.serverWriteKey })).status).toBe(401);
  expect((await exported({ cookie: admin!.cookie }, randomUUID())).status).toBe(404);
  expect((await exported({ cookie: admin!.cookie }, "x")).status).toBe(404);
  expect((await exported({ cookie: admin!.cookie })).status).toBe(200);
  const { rows } = await at.owner.query(
    "select actor from workspaces.audit_entry where act = 'person.exported' and target = $1",
    [personId],
  );
  expect(rows.map(({ actor }) => actor)).toContain(`member:${admin!.userId}`);
});

test("who stops listening holds nothing", async () => {
  const { cookie } = on.owner;
  const leaving = new AbortController();
  const response = await fetch(`${on.url}${workspace()}/people/${personId}/export`, {
    headers: { cookie },
    signal: leaving.signal,
  });
  await response.body!.getReader().read();
  leaving.abort();
  const open = "select from pg_stat_activity where state = 'idle in transaction' and datname = current_database()";
  await eventually(
    async () => (await at.owner.query(open)).rowCount,
    (count) => count === 0,
  );
  expect((await exported({ cookie })).status).toBe(200);
});
