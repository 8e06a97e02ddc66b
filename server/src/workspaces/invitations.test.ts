import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { ask, type Me, type Owner, type RunningServer, signIn, startServer } from "../server.fixture.ts";

let at: TestDatabase;
let on: RunningServer;
let owner: Owner;
let invitations: string;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  owner = on.owner;
  invitations = `/api/workspaces/${owner.workspaceId}/invitations`;
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

async function invite(email: string, role = "agent") {
  const { status, body } = await ask<{ url?: string; invitationId: string }>(on.url, "POST", invitations, {
    cookie: owner.cookie,
    body: { email, role },
  });
  return { status, ...body, link: `/api/invitations/${body.url?.split("/").at(-1)}` };
}

const newcomer = { name: "Noor Haddad", password: "a long enough one" };

test("an invitation's link says what it is for and makes a member once", async () => {
  const { link, url } = await invite("Noor@Example.com");
  expect(url).toMatch(/\/invitations\/[\w-]{43}$/);
  expect((await ask(on.url, "GET", link)).body).toEqual({
    workspaceName: "Kestrel Coffee",
    email: "noor@example.com",
    role: "agent",
    invitedBy: "Olive Owner",
    expiresAt: expect.any(String),
    hasAccount: false,
  });
  expect(await ask(on.url, "POST", `${link}/acceptance`, { body: {} })).toMatchObject({
    status: 400,
    body: { field: "name" },
  });
  const both = await Promise.all([1, 2].map(() => ask(on.url, "POST", `${link}/acceptance`, { body: newcomer })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
  const cookie = await signIn(on.url, "noor@example.com", newcomer.password);
  const me = await ask<Me>(on.url, "GET", "/api/me", { cookie });
  expect(me.body.workspaces).toMatchObject([{ workspaceId: owner.workspaceId, role: "agent" }]);
  expect((await ask(on.url, "GET", link)).status).toBe(404);
  expect((await invite("noor@example.com")).status).toBe(409);
});

test("a withdrawn, an expired and an invented link open nothing", async () => {
  const withdrawn = await invite("a@example.com");
  const remove = () => ask(on.url, "DELETE", `${invitations}/${withdrawn.invitationId}`, { cookie: owner.cookie });
  expect((await remove()).status).toBe(204);
  expect((await remove()).status).toBe(404);
  const expired = await invite("b@example.com");
  await at.owner.query("update workspaces.invitation set expires_at = now() where email = 'b@example.com'");
  for (const link of [withdrawn.link, expired.link, "/api/invitations/nonsense"]) {
    expect((await ask(on.url, "GET", link)).status).toBe(404);
    expect((await ask(on.url, "POST", `${link}/acceptance`, { body: newcomer })).status).toBe(404);
  }
  const listed = (await ask<{ email: string; state: string }[]>(on.url, "GET", invitations, { cookie: owner.cookie }))
    .body;
  const states = listed.map(({ email, state }) => [email, state]);
  expect(states).toEqual([
    ["b@example.com", "expired"],
    ["a@example.com", "withdrawn"],
    ["noor@example.com", "accepted"],
  ]);
});

test("inviting again replaces the earlier link", async () => {
  const first = await invite("c@example.com");
  const second = await invite("c@example.com", "analyst");
  expect((await ask(on.url, "GET", first.link)).status).toBe(404);
  expect((await ask<{ role: string }>(on.url, "GET", second.link)).body.role).toBe("analyst");
});
