import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { addMember, ask, type Owner, type RunningServer, startServer } from "../server.fixture.ts";

let at: TestDatabase;
let on: RunningServer;
let owner: Owner;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  owner = on.owner;
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

const workspace = () => `/api/workspaces/${owner.workspaceId}`;
const asOwner = <Body>(method: string, path: string, body?: object) =>
  ask<Body>(on.url, method, `${workspace()}${path}`, {
    cookie: owner.cookie,
    body,
    headers: { "user-agent": "Test browser" },
  });

interface Page {
  entries: Entry[];
  next: string | null;
}

interface Entry {
  entryId: string;
  act: string;
  target: string;
  actorName: string;
}

test("every administrative act leaves who, when, what and from where", async () => {
  const ada = await addMember(on.url, owner, "agent");
  const key = await asOwner<{ keyId: string; value: string }>("POST", "/keys", {
    kind: "secret",
    name: "Reports",
    scopes: ["people:see"],
  });
  await asOwner("DELETE", `/keys/${key.body.keyId}`);
  await asOwner("PATCH", `/members/${ada.userId}`, { role: "analyst" });
  await asOwner("DELETE", `/members/${ada.userId}`);
  const invitation = await asOwner<{ invitationId: string }>("POST", "/invitations", {
    email: "noor@example.com",
    role: "agent",
  });
  await asOwner("DELETE", `/invitations/${invitation.body.invitationId}`);
  await asOwner("PATCH", "", { trustsClaims: true, name: "Kestrel" });
  await asOwner("PATCH", "", { trustsClaims: true });
  await ask(on.url, "POST", `${workspace()}/identity-secret/rotation`, { key: owner.secretKey });

  const { body } = await asOwner<Page>("GET", "/audit");
  expect(body.next).toBeNull();
  expect(body.entries.map(({ act, target, actorName }) => [act, target, actorName])).toEqual([
    ["identity_secret.rotated", "Identity secret", "Everything"],
    ["workspace.changed", "Kestrel", "Olive Owner"],
    ["invitation.withdrawn", "noor@example.com", "Olive Owner"],
    ["invitation.created", "noor@example.com", "Olive Owner"],
    ["member.removed", ada.email, "Olive Owner"],
    ["member.role_changed", ada.email, "Olive Owner"],
    ["key.revoked", "Reports", "Olive Owner"],
    ["key.created", "Reports", "Olive Owner"],
    ["invitation.accepted", ada.email, "Ada agent"],
    ["invitation.created", ada.email, "Olive Owner"],
    ["key.created", "Everything", "Olive Owner"],
    ["key.created", "Server", "Olive Owner"],
    ["key.created", "Website", "Olive Owner"],
    ["workspace.created", "Kestrel Coffee", "Olive Owner"],
  ]);
  expect(body.entries[1]).toMatchObject({
    actor: expect.stringMatching(/^member:/),
    ip: "127.0.0.1",
    userAgent: "Test browser",
    detail: { trustsClaims: { from: false, to: true }, name: { from: "Kestrel Coffee", to: "Kestrel" } },
  });
  expect(JSON.stringify(body)).not.toContain(key.body.value);
});

test("the log is read page by page without gap or repetition", async () => {
  const whole = (await asOwner<Page>("GET", "/audit")).body.entries.map(({ entryId }) => entryId);
  const paged: string[] = [];
  for (let before = ""; ; ) {
    const { body } = await asOwner<Page>("GET", `/audit?limit=3${before}`);
    paged.push(...body.entries.map(({ entryId }) => entryId));
    if (!body.next) break;
    before = `&before=${body.next}`;
  }
  expect(paged).toEqual(whole);
  expect((await asOwner("GET", "/audit?before=nonsense")).status).toBe(400);
  expect((await asOwner("GET", `/audit?before=1.${"-".repeat(36)}`)).status).toBe(400);
});
