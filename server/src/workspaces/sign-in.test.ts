import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import {
  addMember,
  ask,
  cookiesOf,
  type Me,
  makeOwner,
  type RunningServer,
  signIn,
  startServer,
} from "../server.fixture.ts";
import { recoverAccount } from "./recover-account.ts";
import { timeCode } from "./time-code.fixture.ts";

let at: TestDatabase;
let on: RunningServer;
let other: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  // Behind a proxy that we trust, so that tests can come from many addresses.
  on = await startServer(at, { settings: { TRUST_PROXY: "true" } });
  other = await startServer(at, { owner: on.owner, settings: { TRUST_PROXY: "true" } });
});
afterAll(async () => {
  await Promise.all([on?.stop(), other?.stop()]);
  await at[Symbol.asyncDispose]();
});

function tryPassword(url: string, email: string, password: string, from: string) {
  const headers = { "x-forwarded-for": from };
  return ask(url, "POST", "/api/auth/sign-in/email", { body: { email, password }, headers });
}

test("five wrong passwords in a minute are the end of guessing, over all servers, even with the right one", async () => {
  const { email, password } = await makeOwner(on.server, on.url);
  const wrong = await Promise.all(
    Array.from({ length: 12 }, (_, i) => tryPassword(i % 2 ? on.url : other.url, email, `wrong ${i}`, "203.0.113.1")),
  );
  const count = (status: number) => wrong.filter((answer) => answer.status === status).length;
  expect([count(401), count(429)]).toEqual([5, 7]);

  const refused = await tryPassword(on.url, email, password, "203.0.113.1");
  expect(refused).toMatchObject({
    status: 429,
    body: { code: "too_many", sentence: expect.stringMatching(/Try again in \d+ seconds/) },
  });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  // Its owner, elsewhere, is not locked out by somebody else's guessing.
  expect((await tryPassword(on.url, email, password, "203.0.113.2")).status).toBe(200);
});

test("right passwords do not count, so an office behind one address can sign in", async () => {
  for (let i = 0; i < 8; i += 1)
    expect((await tryPassword(on.url, on.owner.email, on.owner.password, "203.0.113.9")).status).toBe(200);
});

test("guessing ends when the minute is over", async () => {
  const { email, password } = await makeOwner(on.server, on.url);
  for (let i = 0; i < 6; i += 1) await tryPassword(on.url, email, "wrong password", "203.0.113.3");
  expect((await tryPassword(on.url, email, password, "203.0.113.3")).status).toBe(429);
  await at.owner.query("update workspaces.sign_in_attempt set began_at = began_at - interval '61 seconds'");
  expect((await tryPassword(on.url, email, password, "203.0.113.3")).status).toBe(200);
});

test("a header of the caller's own making changes nobody's address", async () => {
  const { email } = await makeOwner(on.server, on.url);
  const body = { email, password: "wrong password" };
  const statuses = [];
  for (let i = 0; i < 6; i += 1) {
    const headers = { "x-throughline-address": `203.0.113.${i}` };
    statuses.push((await ask(on.url, "POST", "/api/auth/sign-in/email", { body, headers })).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("an unknown account and a wrong password look the same", async () => {
  const unknown = await tryPassword(on.url, "nobody@example.com", "wrong password", "203.0.113.4");
  const wrong = await tryPassword(on.url, on.owner.email, "wrong password", "203.0.113.4");
  expect(unknown.status).toBe(401);
  expect(unknown.body).toEqual(wrong.body);
});

test("with a second factor, the password alone opens nothing", async () => {
  const ada = await addMember(on.url, on.owner, "agent");
  const { secret, backupCodes, cookie } = await enableSecondFactor(ada.cookie, ada.password);
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie })).body.secondFactor).toBe(true);

  const half = await fetch(`${on.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: on.url },
    body: JSON.stringify({ email: ada.email, password: ada.password }),
  });
  expect(await half.json()).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
  const challenge = cookiesOf(half);
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie: challenge })).status).toBe(401);

  const verify = (path: string, code: string) =>
    fetch(`${on.url}/api/auth/two-factor/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: on.url, cookie: challenge },
      body: JSON.stringify({ code }),
    });
  expect((await verify("verify-totp", "000000")).status).toBe(401);
  const whole = await verify("verify-totp", timeCode(secret));
  expect(whole.status).toBe(200);
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie: cookiesOf(whole) })).body.email).toBe(ada.email);

  const spare = backupCodes[0]!;
  const withSpare = await answerChallenge(ada, "verify-backup-code", spare);
  expect(withSpare.status).toBe(200);
  expect((await answerChallenge(ada, "verify-backup-code", spare)).status).toBe(401);
});

test("a second factor cannot be guessed", async () => {
  const ada = await addMember(on.url, on.owner, "analyst");
  await enableSecondFactor(ada.cookie, ada.password);
  const challenge = cookiesOf(await firstStep(ada));
  const statuses = [];
  for (let i = 0; i < 7; i += 1) statuses.push((await secondStep(challenge, "verify-totp", `00000${i}`)).status);
  const { rows } = await at.owner.query(
    `select f."failedVerificationCount" as n from workspaces."twoFactor" f where f."userId" = $1`,
    [ada.userId],
  );
  expect(rows[0].n).toBe(5);
  expect(statuses.every((status) => status >= 400)).toBe(true);
});

test("the command line lets somebody in again who lost password and second factor", async () => {
  const ada = await addMember(on.url, on.owner, "agent");
  const { cookie } = await enableSecondFactor(ada.cookie, ada.password);
  await recoverAccount(on.server.kernel, { email: ada.email.toUpperCase(), password: "found again at last" });
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie })).status).toBe(401);
  const fresh = await signIn(on.url, ada.email, "found again at last");
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie: fresh })).body.secondFactor).toBe(false);
  const audit = await ask<{ entries: object[] }>(
    on.url,
    "GET",
    `/api/workspaces/${on.owner.workspaceId}/audit?limit=1`,
    {
      cookie: on.owner.cookie,
    },
  );
  expect(audit.body.entries[0]).toMatchObject({ act: "account.recovered", target: ada.email, actor: "command line" });
  const nobody = { email: "nobody@example.com", password: "found again at last" };
  await expect(recoverAccount(on.server.kernel, nobody)).rejects.toThrow("has no account here");
});

test("a changed password ends the other sessions", async () => {
  const ada = await addMember(on.url, on.owner, "agent");
  const elsewhere = await signIn(other.url, ada.email, ada.password);
  const body = { currentPassword: ada.password, newPassword: "a new long password", revokeOtherSessions: true };
  const changed = await ask(on.url, "POST", "/api/auth/change-password", { cookie: ada.cookie, body });
  expect(changed.status).toBe(200);
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie: elsewhere })).status).toBe(401);
  expect((await tryPassword(on.url, ada.email, ada.password, "203.0.113.5")).status).toBe(401);
  expect((await tryPassword(on.url, ada.email, "a new long password", "203.0.113.5")).status).toBe(200);
});

test("a session that ran out is no session", async () => {
  const ada = await addMember(on.url, on.owner, "agent");
  await at.owner.query(`update workspaces.session set "expiresAt" = now() where "userId" = $1`, [ada.userId]);
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie: ada.cookie })).status).toBe(401);
});

test("a cookie whose signature was changed is no session", async () => {
  const forged = on.owner.cookie.replace(/=(.{5})/, "=AAAAA");
  expect((await ask<Me>(on.url, "GET", "/api/me", { cookie: forged })).status).toBe(401);
});

async function enableSecondFactor(cookie: string, password: string) {
  const started = await ask<{ totpURI: string; backupCodes: string[] }>(on.url, "POST", "/api/auth/two-factor/enable", {
    cookie,
    body: { password },
  });
  const secret = new URL(started.body.totpURI).searchParams.get("secret")!;
  const proven = await fetch(`${on.url}/api/auth/two-factor/verify-totp`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: on.url, cookie },
    body: JSON.stringify({ code: timeCode(secret) }),
  });
  expect(proven.status).toBe(200);
  return { secret, backupCodes: started.body.backupCodes, cookie: cookiesOf(proven) };
}

function firstStep({ email, password }: { email: string; password: string }): Promise<Response> {
  return fetch(`${on.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: on.url },
    body: JSON.stringify({ email, password }),
  });
}

function secondStep(cookie: string, path: string, code: string) {
  return ask(on.url, "POST", `/api/auth/two-factor/${path}`, { cookie, body: { code } });
}

async function answerChallenge(who: { email: string; password: string }, path: string, code: string) {
  return secondStep(cookiesOf(await firstStep(who)), path, code);
}
