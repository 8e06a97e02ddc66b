import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { ask, type Me, makeOwner, type Owner, type RunningServer, startServer } from "../server.fixture.ts";
import { findWriteKey } from "./public.ts";

let at: TestDatabase;
let on: RunningServer;
let owner: Owner;
let keys: string;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  owner = on.owner;
  keys = `/api/workspaces/${owner.workspaceId}/keys`;
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

interface Key {
  keyId: string;
  name: string;
  value: string;
  publicValue: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

async function makeKey(body: object): Promise<Key> {
  const made = await ask<Key>(on.url, "POST", keys, { cookie: owner.cookie, body });
  expect(made.status).toBe(201);
  return made.body;
}

test("a write key leads to its source, a wrong one to nothing", async () => {
  const { kernel } = on.server;
  const browser = await findWriteKey(kernel, owner.writeKey);
  expect(browser).toMatchObject({ workspaceId: owner.workspaceId, trust: "browser", trustsClaims: false });
  expect(browser?.subjectSalt).toHaveLength(32);
  expect(browser?.identitySecret).toBe(owner.identitySecret);
  expect(await findWriteKey(kernel, owner.serverWriteKey)).toMatchObject({ trust: "server" });
  expect(await findWriteKey(kernel, owner.secretKey)).toMatchObject({ trust: "server" });
  expect(await findWriteKey(kernel, `wk_${"x".repeat(22)}`)).toBeUndefined();
  expect(await findWriteKey(kernel, "anything")).toBeUndefined();
});

test("a secret key is shown once, and only a browser's write key can be had again", async () => {
  const made = await makeKey({ kind: "secret", name: "Reports", scopes: ["people:see"] });
  expect(made.publicValue).toBeNull();
  const { text } = await ask(on.url, "GET", keys, { cookie: owner.cookie });
  expect(text).toContain("Reports");
  for (const value of [made.value, owner.secretKey, owner.serverWriteKey]) expect(text).not.toContain(value);
  expect(text).toContain(owner.writeKey);
  const stored = await at.owner.query("select k::text as row from workspaces.api_key k");
  for (const { row } of stored.rows) expect(row).not.toContain(made.value);
});

test("each key says who made it: a member, or another key", async () => {
  const { value } = await makeKey({ kind: "secret", name: "Key maker", scopes: ["keys:manage", "timeline:collect"] });
  const body = { kind: "write", name: "Made by a key", source: "browser" };
  expect((await ask(on.url, "POST", keys, { key: value, body })).status).toBe(201);
  const { body: all } = await ask<Key[]>(on.url, "GET", keys, { cookie: owner.cookie });
  const makerOf = (name: string) => all.find((key) => key.name === name);
  expect(makerOf("Key maker")).toMatchObject({ createdBy: "Olive Owner", createdByKind: "member" });
  expect(makerOf("Made by a key")).toMatchObject({ createdBy: "Key maker", createdByKind: "key" });
});

test("a key opens what its scopes name, in its own workspace, as Bearer token and as Basic user", async () => {
  const { value } = await makeKey({ kind: "secret", name: "Members", scopes: ["members:see"] });
  const members = `/api/workspaces/${owner.workspaceId}/members`;
  expect((await ask(on.url, "GET", members, { key: value })).status).toBe(200);
  const authorization = `Basic ${Buffer.from(`${value}:`).toString("base64")}`;
  expect((await ask(on.url, "GET", members, { headers: { authorization } })).status).toBe(200);
  expect(await ask(on.url, "GET", keys, { key: value })).toMatchObject({ status: 403, body: { code: "forbidden" } });

  const stranger = await makeOwner(on.server, on.url);
  expect((await ask(on.url, "GET", `/api/workspaces/${stranger.workspaceId}/members`, { key: value })).status).toBe(
    404,
  );
  expect((await ask<Me>(on.url, "GET", "/api/me", { key: value })).status).toBe(403);
});

test("a write key signs nobody in, and a key it may not be does not fall back to the cookie", async () => {
  const workspace = `/api/workspaces/${owner.workspaceId}`;
  for (const key of [owner.writeKey, owner.serverWriteKey, "nonsense"])
    expect((await ask(on.url, "GET", workspace, { key, cookie: owner.cookie })).status).toBe(401);
});

test("a key cannot be made with more than its maker may do", async () => {
  const { value } = await makeKey({ kind: "secret", name: "Maker", scopes: ["keys:manage"] });
  const more = { kind: "secret", name: "More", scopes: ["people:erase"] };
  expect(await ask(on.url, "POST", keys, { key: value, body: more })).toMatchObject({ status: 403 });
  const same = { kind: "secret", name: "Same", scopes: ["keys:manage"] };
  expect((await ask(on.url, "POST", keys, { key: value, body: same })).status).toBe(201);
  const sending = { kind: "write", name: "Shop", source: "server" };
  expect((await ask(on.url, "POST", keys, { key: value, body: sending })).status).toBe(403);
});

test("a revoked key is refused at once, on this server and on another", async () => {
  await using other = await startServer(at, { owner });
  const leaked = await makeKey({ kind: "secret", name: "Leaked", scopes: ["members:see", "timeline:collect"] });
  const members = `/api/workspaces/${owner.workspaceId}/members`;
  for (const url of [on.url, other.url])
    expect((await ask(url, "GET", members, { key: leaked.value })).status).toBe(200);
  expect(await findWriteKey(other.server.kernel, leaked.value)).toBeDefined();

  const revoke = () => ask(on.url, "DELETE", `${keys}/${leaked.keyId}`, { cookie: owner.cookie });
  expect((await revoke()).status).toBe(204);

  expect((await ask(on.url, "GET", members, { key: leaked.value })).status).toBe(401);
  const atTheOther = () => findWriteKey(other.server.kernel, leaked.value);
  await expect.poll(atTheOther, { timeout: 1000, interval: 10 }).toBeUndefined();
  expect((await revoke()).status).toBe(404);
  const listed = (await ask<Key[]>(on.url, "GET", keys, { cookie: owner.cookie })).body;
  expect(listed.find(({ keyId }) => keyId === leaked.keyId)?.revokedAt).not.toBeNull();
});

test("a rotated identity secret and a switch to trusting claims reach the sources at once", async () => {
  const before = await findWriteKey(on.server.kernel, owner.writeKey);
  const path = `/api/workspaces/${owner.workspaceId}/identity-secret`;
  const rotated = await ask<{ identitySecret: string }>(on.url, "POST", `${path}/rotation`, { cookie: owner.cookie });
  expect(rotated.status).toBe(201);
  expect((await ask(on.url, "GET", path, { cookie: owner.cookie })).body).toEqual(rotated.body);
  const after = await findWriteKey(on.server.kernel, owner.writeKey);
  expect(after?.identitySecret).toBe(rotated.body.identitySecret);
  expect(after?.identitySecret).not.toBe(before?.identitySecret);
  expect(after?.subjectSalt).toEqual(before?.subjectSalt);

  const body = { trustsClaims: true, defaultCountry: "DE" };
  await ask(on.url, "PATCH", `/api/workspaces/${owner.workspaceId}`, { cookie: owner.cookie, body });
  expect(await findWriteKey(on.server.kernel, owner.writeKey)).toMatchObject(body);
});

test("a key that is used is seen to be used", async () => {
  const { value, keyId } = await makeKey({ kind: "secret", name: "Used", scopes: ["members:see"] });
  const used = async () =>
    (await ask<Key[]>(on.url, "GET", keys, { cookie: owner.cookie })).body.find((key) => key.keyId === keyId)
      ?.lastUsedAt;
  expect(await used()).toBeNull();
  await ask(on.url, "GET", `/api/workspaces/${owner.workspaceId}/members`, { key: value });
  expect(Date.parse((await used())!)).toBeGreaterThan(Date.now() - 10_000);
});
