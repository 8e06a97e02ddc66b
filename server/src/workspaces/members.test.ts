import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { addMember, ask, type Me, makeOwner, type Owner, type RunningServer, startServer } from "../server.fixture.ts";

let at: TestDatabase;
let on: RunningServer;
let owner: Owner;
let members: string;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  owner = on.owner;
  members = `/api/workspaces/${owner.workspaceId}/members`;
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

async function ownId(): Promise<string> {
  return (await ask<Me>(on.url, "GET", "/api/me", { cookie: owner.cookie })).body.userId;
}

test("a changed role takes effect with the next request", async () => {
  const ada = await addMember(on.url, owner, "agent");
  const audit = `/api/workspaces/${owner.workspaceId}/audit`;
  expect((await ask(on.url, "GET", audit, { cookie: ada.cookie })).status).toBe(403);

  const body = { role: "admin" };
  const changed = await ask(on.url, "PATCH", `${members}/${ada.userId}`, { cookie: owner.cookie, body });
  expect(changed.body).toMatchObject({ userId: ada.userId, role: "admin", secondFactor: false });

  expect((await ask(on.url, "GET", audit, { cookie: ada.cookie })).status).toBe(200);
});

test("a removed member sees nothing any more, and keeps the account", async () => {
  const ada = await addMember(on.url, owner, "analyst");
  expect((await ask(on.url, "GET", members, { cookie: ada.cookie })).status).toBe(200);

  expect((await ask(on.url, "DELETE", `${members}/${ada.userId}`, { cookie: owner.cookie })).status).toBe(204);

  expect((await ask(on.url, "GET", members, { cookie: ada.cookie })).status).toBe(404);
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie: ada.cookie })).body.workspaces).toEqual([]);
  const body = { name: "Ada's own" };
  expect((await ask(on.url, "POST", "/api/workspaces", { cookie: ada.cookie, body })).status).toBe(403);
});

test("the last owner can neither be removed nor demoted", async () => {
  const self = `${members}/${await ownId()}`;
  const demotion = await ask(on.url, "PATCH", self, { cookie: owner.cookie, body: { role: "admin" } });
  expect(demotion).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect((await ask(on.url, "DELETE", self, { cookie: owner.cookie })).status).toBe(409);
});

test("of two owners who remove each other at the same moment, one stays", async () => {
  const other = await addMember(on.url, owner, "owner");
  const mine = await ownId();
  const answers = await Promise.all([
    ask(on.url, "PATCH", `${members}/${other.userId}`, { cookie: owner.cookie, body: { role: "agent" } }),
    ask(on.url, "PATCH", `${members}/${mine}`, { cookie: other.cookie, body: { role: "agent" } }),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { rows } = await at.owner.query(
    "select count(*)::int as n from workspaces.member where workspace_id = $1 and role = 'owner'",
    [owner.workspaceId],
  );
  expect(rows[0].n).toBe(1);
  await at.owner.query("update workspaces.member set role = 'owner' where user_id = $1", [mine]);
});

test("an admin manages everybody except owners", async () => {
  const admin = await addMember(on.url, owner, "admin");
  const agent = await addMember(on.url, owner, "agent");
  const asAdmin = (method: string, path: string, body?: object) =>
    ask(on.url, method, path, { cookie: admin.cookie, body });
  expect((await asAdmin("PATCH", `${members}/${agent.userId}`, { role: "analyst" })).status).toBe(200);
  expect((await asAdmin("PATCH", `${members}/${agent.userId}`, { role: "owner" })).status).toBe(403);
  expect((await asAdmin("PATCH", `${members}/${admin.userId}`, { role: "owner" })).status).toBe(403);
  expect((await asAdmin("DELETE", `${members}/${await ownId()}`)).status).toBe(403);
  const invitations = `/api/workspaces/${owner.workspaceId}/invitations`;
  expect((await asAdmin("POST", invitations, { email: "x@example.com", role: "owner" })).status).toBe(403);
  expect((await asAdmin("DELETE", `${members}/${agent.userId}`)).status).toBe(204);
});

test("a secret key with members:manage cannot make an owner either", async () => {
  const agent = await addMember(on.url, owner, "agent");
  const promotion = { key: owner.secretKey, body: { role: "owner" } };
  expect((await ask(on.url, "PATCH", `${members}/${agent.userId}`, promotion)).status).toBe(403);
  const lesser = { key: owner.secretKey, body: { role: "admin" } };
  expect((await ask(on.url, "PATCH", `${members}/${agent.userId}`, lesser)).status).toBe(200);
});

test("one person may belong to two workspaces with two roles", async () => {
  const ada = await addMember(on.url, owner, "analyst");
  const other = await makeOwner(on.server, on.url, "Other");
  const path = `/api/workspaces/${other.workspaceId}/invitations`;
  const body = { email: ada.email, role: "admin" };
  const invited = await ask<{ url: string }>(on.url, "POST", path, { cookie: other.cookie, body });
  const token = invited.body.url.split("/").at(-1);
  const accept = (cookie?: string) => ask(on.url, "POST", `/api/invitations/${token}/acceptance`, { cookie, body: {} });
  expect(await accept()).toMatchObject({ status: 401, body: { sentence: expect.stringContaining(ada.email) } });
  expect((await accept(owner.cookie)).status).toBe(401);
  expect((await accept(ada.cookie)).status).toBe(201);
  const me = await ask<Me>(on.url, "GET", "/api/me", { cookie: ada.cookie });
  expect(me.body.workspaces.map(({ name, role }) => [name, role])).toEqual([
    ["Kestrel Coffee", "analyst"],
    ["Other", "admin"],
  ]);
});
