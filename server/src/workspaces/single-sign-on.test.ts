import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { addMember, ask, cookiesOf, type Me, type RunningServer, signIn, startServer } from "../server.fixture.ts";
import { clientId, clientSecret, type IdentityProvider, startIdentityProvider } from "./identity-provider.fixture.ts";

const noor = { sub: "noor-1", email: "Noor@Kestrel.example", email_verified: true, name: "Noor Haddad" };
const publicUrl = "http://throughline.test";

let at: TestDatabase;
let provider: IdentityProvider;
let on: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  provider = await startIdentityProvider(noor);
  on = await startServer(at, { settings: settingsFor(provider.issuer) });
});
beforeEach(() => {
  provider.someone = noor;
  provider.forging = false;
});
afterAll(async () => {
  await on?.stop();
  await provider?.[Symbol.asyncDispose]();
  await at[Symbol.asyncDispose]();
});

function settingsFor(issuer: string) {
  return {
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: "Kestrel staff",
  };
}

/** Goes to the provider and comes back, as a browser would; returns where it ends and the cookies it has then. */
async function throughProvider(): Promise<{ lands: string; cookie: string }> {
  const begun = await fetch(`${on.url}/api/auth/sign-in/social`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: on.url },
    body: JSON.stringify({ provider: "oidc", callbackURL: "/people", errorCallbackURL: "/sign-in" }),
  });
  const { url } = (await begun.json()) as { url: string };
  const sent = await fetch(url, { redirect: "manual" });
  const back = sent.headers.get("location")!;
  expect(back.startsWith(`${publicUrl}/api/auth/callback/oidc?`)).toBe(true);
  const cookie = cookiesOf(begun);
  const returned = await fetch(back.replace(publicUrl, on.url), { redirect: "manual", headers: { cookie } });
  return { lands: returned.headers.get("location")!, cookie: cookiesOf(returned) };
}

async function invite(email: string): Promise<void> {
  const path = `/api/workspaces/${on.owner.workspaceId}/invitations`;
  const made = await ask(on.url, "POST", path, { cookie: on.owner.cookie, body: { email, role: "analyst" } });
  expect(made.status).toBe(201);
}

test("the sign-in page is told what single sign-on is called", async () => {
  expect((await ask<{ singleSignOn: string }>(on.url, "GET", "/api/setup")).body.singleSignOn).toBe("Kestrel staff");
});

test("somebody whom nobody invited gets no account", async () => {
  const { lands, cookie } = await throughProvider();
  expect(lands).toMatch(/^\/sign-in\?error=not_invited/);
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie })).status).toBe(401);
  const { rows } = await at.owner.query(`select from workspaces."user" where email = 'noor@kestrel.example'`);
  expect(rows).toHaveLength(0);
});

test("an email that the provider does not vouch for gets no account, invited or not", async () => {
  await invite("eve@kestrel.example");
  provider.someone = { sub: "eve-1", email: "eve@kestrel.example", email_verified: false, name: "Eve" };
  expect((await throughProvider()).lands).toContain("error=not_invited");
});

test("a token that somebody else signed is nobody's", async () => {
  await invite("mallory@kestrel.example");
  provider.someone = { sub: "m-1", email: "mallory@kestrel.example", email_verified: true, name: "Mallory" };
  provider.forging = true;
  const { lands, cookie } = await throughProvider();
  expect(lands).toMatch(/^\/sign-in\?error=/);
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie })).status).toBe(401);
});

test("the invited come in, are members at once, and come back as the same account", async () => {
  await invite("noor@kestrel.example");
  const first = await throughProvider();
  expect(first.lands).toBe("/people");
  const me = await ask<Me>(on.url, "GET", "/api/me", { cookie: first.cookie });
  expect(me.body).toMatchObject({
    email: "noor@kestrel.example",
    name: "Noor Haddad",
    hasPassword: false,
    workspaces: [{ workspaceId: on.owner.workspaceId, role: "analyst" }],
  });
  const again = await throughProvider();
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie: again.cookie })).body.userId).toBe(me.body.userId);
  const { rows } = await at.owner.query(
    "select actor_name, ip from workspaces.audit_entry where act = 'invitation.accepted' and target = $1",
    ["noor@kestrel.example"],
  );
  expect(rows).toEqual([{ actor_name: "Noor Haddad", ip: "127.0.0.1" }]);
});

test("a verified email leads to the account that has it, which keeps its password", async () => {
  const ada = await addMember(on.url, on.owner, "agent");
  provider.someone = { sub: "ada-1", email: ada.email, email_verified: true, name: "Ada" };
  const { lands, cookie } = await throughProvider();
  expect(lands).toBe("/people");
  const me = await ask<Me>(on.url, "GET", "/api/me", { cookie });
  expect(me.body).toMatchObject({ userId: ada.userId, hasPassword: true, name: "Ada agent" });
});

test("an unverified email does not lead to the account that has it", async () => {
  const ada = await addMember(on.url, on.owner, "agent");
  provider.someone = { sub: "not-ada", email: ada.email, email_verified: false, name: "Not Ada" };
  expect((await throughProvider()).lands).toMatch(/^\/sign-in\?error=/);
});

test("passwords work while the identity provider does not", async () => {
  await using without = await startServer(at, { owner: on.owner, settings: settingsFor("http://127.0.0.1:9") });
  const cookie = await signIn(without.url, on.owner.email, on.owner.password);
  expect((await ask<Me>(without.url, "GET", "/api/me", { cookie })).status).toBe(200);
  const body = { provider: "oidc", callbackURL: "/" };
  const refused = await ask(without.url, "POST", "/api/auth/sign-in/social", { body });
  expect(refused.body).toMatchObject({ code: "unavailable", sentence: expect.stringContaining("does not answer") });
});

test("the way back leads to our own pages only", async () => {
  const body = { provider: "oidc", callbackURL: "https://evil.example/" };
  expect((await ask(on.url, "POST", "/api/auth/sign-in/social", { body })).status).toBe(403);
});
