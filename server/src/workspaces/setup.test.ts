import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { ask, cookiesOf, type Me, type RunningServer, signIn, startServer } from "../server.fixture.ts";
import { setUp } from "./setup.ts";

const wizard = {
  name: "Ines Ortega",
  email: "Ines@Kestrel.example ",
  password: "a long enough one",
  workspaceName: "Kestrel Coffee",
  timeZone: "Europe/Berlin",
};

let at: TestDatabase;
let on: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  // Nobody has set this server up, so there is no owner to sign in.
  on = await startServer(at, { owner: {} as never });
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

test("of two wizards at once one makes the owner and the other is told so", async () => {
  expect((await ask(on.url, "GET", "/api/setup")).body).toEqual({ needed: true, singleSignOn: null });
  const answers = await Promise.all(
    [1, 2].map(() => ask<{ workspaceId: string }>(on.url, "POST", "/api/setup", { body: wizard })),
  );

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const founded = answers.find(({ status }) => status === 201)!.body;
  expect(founded).toEqual({
    url: on.server.kernel.config.PUBLIC_URL,
    workspaceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    writeKey: expect.stringMatching(/^wk_\w{22}$/),
    serverWriteKey: expect.stringMatching(/^wk_\w{22}$/),
    secretKey: expect.stringMatching(/^sk_\w{43}$/),
    identitySecret: expect.stringMatching(/^.{40,}$/),
  });
  expect((await ask<{ needed: boolean }>(on.url, "GET", "/api/setup")).body.needed).toBe(false);

  const cookie = await signIn(on.url, "ines@kestrel.example", wizard.password);
  const me = await ask<Me>(on.url, "GET", "/api/me", { cookie });
  expect(me.body).toMatchObject({
    name: "Ines Ortega",
    email: "ines@kestrel.example",
    secondFactor: false,
    hasPassword: true,
    workspaces: [
      { workspaceId: founded.workspaceId, name: "Kestrel Coffee", timeZone: "Europe/Berlin", role: "owner" },
    ],
  });
  expect(me.body.workspaces[0]?.permissions).toContain("keys:manage");
});

test("a new workspace is at home where its time zone is", async () => {
  const cookie = await signIn(on.url, "ines@kestrel.example", wizard.password);
  const me = await ask<Me>(on.url, "GET", "/api/me", { cookie });
  const path = `/api/workspaces/${me.body.workspaces[0]!.workspaceId}`;
  const { body } = await ask(on.url, "GET", path, { cookie });
  expect(body).toMatchObject({ timeZone: "Europe/Berlin", defaultCountry: "DE", currency: "EUR" });
});

test("the command line is told what is wrong with its input, too", async () => {
  const { kernel } = on.server;
  const wrong = (change: object) => setUp(kernel, { ...wizard, ...change });
  await expect(wrong({ password: "short" })).rejects.toThrow("The password is not usable: it must have at least 10");
  await expect(wrong({ email: "ines" })).rejects.toThrow("The email is not usable: it must be an email address");
  await expect(wrong({ timeZone: "Berlin" })).rejects.toThrow("must be a time zone such as Europe/Berlin");
});

test("over HTTPS the session's cookie is never sent without it", async () => {
  await using secure = await startServer(at, { owner: {} as never, settings: { PUBLIC_URL: "https://cx.example" } });
  const body = { email: "ines@kestrel.example", password: wizard.password };
  const headers = { origin: "https://cx.example" };
  const answer = await ask(secure.url, "POST", "/api/auth/sign-in/email", { body, headers });
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-throughline\.session_token=.*; Secure/);
});

test("the session's cookie cannot be read by scripts and is not sent by other sites", async () => {
  const response = await fetch(`${on.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: on.url },
    body: JSON.stringify({ email: "ines@kestrel.example", password: wizard.password }),
  });
  const cookie = response.headers.getSetCookie().join("\n");
  expect(cookie).toMatch(/^throughline\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("the wizard says what is wrong with its input", async () => {
  const wrong = await ask<{ sentence: string }>(on.url, "POST", "/api/setup", {
    body: { ...wizard, password: "short" },
  });
  expect(wrong).toMatchObject({ status: 400, body: { code: "bad_input", field: "password" } });
  expect(wrong.body.sentence).toContain("at least 10 characters");
});

test("a sign-up through better-auth's own door is closed", async () => {
  const body = { name: "Mallory", email: "mallory@example.com", password: "a long enough one" };
  expect((await ask(on.url, "POST", "/api/auth/sign-up/email", { body })).status).toBe(404);
});

test("the command line may add a workspace for the same owner, given the password, or for a new one", async () => {
  const { kernel } = on.server;
  const again = await setUp(kernel, { ...wizard, workspaceName: "Second" });
  const cookie = await signIn(on.url, "ines@kestrel.example", wizard.password);
  const me = await ask<Me>(on.url, "GET", "/api/me", { cookie });
  expect(me.body.workspaces.map(({ name }) => name)).toEqual(["Kestrel Coffee", "Second"]);
  expect(again.workspaceId).toBe(me.body.workspaces[1]?.workspaceId);

  await expect(setUp(kernel, { ...wizard, password: "not the password" })).rejects.toThrow("this is not its password");
  const other = await setUp(kernel, {
    email: "bo@other.example",
    password: "another long one",
    workspaceName: "Other",
  });
  expect(other.workspaceId).not.toBe(again.workspaceId);
});

test("an owner founds another workspace from the console", async () => {
  const cookie = await signIn(on.url, "ines@kestrel.example", wizard.password);
  const founded = await ask<{ workspaceId: string; secretKey: string }>(on.url, "POST", "/api/workspaces", {
    cookie,
    body: { name: "Third" },
  });
  expect(founded.status).toBe(201);
  const seen = await ask(on.url, "GET", `/api/workspaces/${founded.body.workspaceId}`, { key: founded.body.secretKey });
  expect(seen.body).toMatchObject({ name: "Third", timeZone: "UTC", defaultCountry: "US", currency: "USD" });
});

test("signing out ends the session on the server", async () => {
  const cookie = await signIn(on.url, "ines@kestrel.example", wizard.password);
  const out = await fetch(`${on.url}/api/auth/sign-out`, { method: "POST", headers: { cookie, origin: on.url } });
  expect(out.status).toBe(200);
  expect(cookiesOf(out)).toContain("throughline.session_token=");
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie })).status).toBe(401);
});

test("pages of other sites cannot sign anybody in or act with a cookie", async () => {
  const body = { email: "ines@kestrel.example", password: wizard.password };
  const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  expect((await ask(on.url, "POST", "/api/auth/sign-in/email", { body, headers })).status).toBe(403);
  const cookie = await signIn(on.url, body.email, body.password);
  expect((await ask(on.url, "POST", "/api/workspaces", { cookie, body: { name: "X" }, headers })).status).toBe(403);
  expect((await ask(on.url, "POST", "/api/auth/sign-out", { cookie, headers })).status).toBe(403);
});
