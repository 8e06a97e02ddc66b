import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { HandClock } from "../../kernel/clock.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { ask, makeOwner, type RunningServer, startServer } from "../../server.fixture.ts";
import { send } from "../public.ts";
import { askAs, ChatClient, openSession } from "./chat-client.fixture.ts";
import { fileUrl, isPassFor, workspaceOfPass } from "./file-pass.ts";
import type { MessagePage, Session, UploadedFile } from "./protocol.ts";

// A file goes in, is shown to whom it is for, runs nowhere, and is gone if no message comes to hold it.

let at: TestDatabase;
let on: RunningServer;
let clock: HandClock;
let key: string;

beforeAll(async () => {
  at = await copyDatabase();
  clock = new HandClock(new Date());
  on = await startServer(at, { clock });
  key = on.owner.writeKey;
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

function handIn({ token }: Session, name: string, content: Buffer | string, type = "application/octet-stream") {
  return fetch(`${on.url}/chat/v1/files?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": type },
    body: content as BodyInit,
  });
}

async function uploaded(session: Session, name: string, content: Buffer | string): Promise<UploadedFile> {
  const response = await handIn(session, name, content);
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as UploadedFile;
}

const get = (path: string, token?: string) =>
  fetch(`${on.url}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

test("a photo is sent, shown by its address, and is what was handed in", async () => {
  const session = await openSession(on.url, { key });
  const file = await uploaded(session, "cup.png", png);
  expect(file).toMatchObject({ name: "cup.png", mediaType: "image/png", bytes: png.length, isImage: true });
  const noor = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  await noor.say(threadId, "", { files: [file.fileId] });
  const { message } = await noor.next("message");
  expect(message.files).toMatchObject([{ fileId: file.fileId, mediaType: "image/png" }]);
  const shown = await get(message.files[0]!.url);
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
  expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
  expect(shown.headers.get("content-disposition")).toMatch(/^inline/);
  expect(shown.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  const { messages } = await askAs<MessagePage>(on.url, session, `threads/${threadId}/messages`);
  expect(messages[0]!.files).toEqual(message.files);
  await noor.close();
});

test("what could run is never shown in a page, whatever its name and type say", async () => {
  const session = await openSession(on.url, { key });
  const script = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
  const dressed = [
    ["photo.png", script, "image/png"],
    ["logo.svg", script, "image/svg+xml"],
    ["page.html", "<html><script>alert(1)</script></html>", "text/html"],
  ] as const;
  for (const [name, content, type] of dressed) {
    const refused = await handIn(session, name, content, type);
    expect([name, refused.status]).toEqual([name, 400]);
    expect(await refused.json()).toMatchObject({ code: "bad_input", sentence: expect.stringContaining("not taken") });
  }
  const text = await uploaded(session, "notes.txt", "one, two");
  const shown = await get(text.url);
  expect(shown.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(shown.headers.get("content-security-policy")).toContain("sandbox");
});

test("too large, empty and unwanted files are refused, and the chat may take none at all", async () => {
  const channels = `/api/workspaces/${on.owner.workspaceId}/channels`;
  const { cookie } = on.owner;
  const { channelId } = (await ask<{ channelId: string }[]>(on.url, "GET", channels, { cookie })).body[0]!;
  const change = (files: object) =>
    ask(on.url, "PATCH", `${channels}/${channelId}`, { cookie, body: { settings: { files } } });
  const session = await openSession(on.url, { key });
  await change({ mostBytes: 1000 });
  await expect.poll(async () => (await handIn(session, "long.txt", "x".repeat(1001))).status).toBe(413);
  expect((await handIn(session, "empty.txt", "")).status).toBe(400);
  expect((await handIn(session, "run.exe", "MZ")).status).toBe(400);
  await change({ allowed: false });
  await expect.poll(async () => (await handIn(session, "cup.png", png)).status).toBe(403);
  await change({});
  await expect.poll(async () => (await handIn(session, "cup.png", png)).status).toBe(201);
});

test("nobody else fetches a file, nor names it in a message", async () => {
  const session = await openSession(on.url, { key });
  const file = await uploaded(session, "secret.txt", "mine");
  const stranger = await makeOwner(on.server, on.url, "Zanzibar Spices");
  const others = [await openSession(on.url, { key }), await openSession(on.url, { key: stranger.writeKey })];
  const path = `/chat/v1/files/${file.fileId}`;
  expect((await get(path, session.token)).status).toBe(200);
  expect((await get(path)).status).toBe(401);
  for (const other of others) {
    expect((await get(path, other.token)).status).toBe(404);
    const device = await ChatClient.connect(on.url, other);
    device.send({ kind: "send", clientId: randomUUID(), threadId: randomUUID(), text: "", files: [file.fileId] });
    expect(await device.next("refused")).toMatchObject({ code: "no_such_file" });
    await device.close();
  }
  const { fileId: otherId } = await uploaded(others[0]!, "theirs.txt", "theirs");
  const swapped = file.url.replace(file.fileId, otherId);
  expect((await get(swapped)).status).toBe(404);
  for (const pass of ["", "x", `${new URL(file.url, on.url).searchParams.get("pass")}A`, "A".repeat(48)])
    expect((await get(`${path}?pass=${pass}`)).status).toBeOneOf([401, 403, 404]);
});

test("a file that the company sends is for the chat's visitor alone", async () => {
  const session = await openSession(on.url, { key });
  const other = await openSession(on.url, { key });
  const noor = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  await noor.say(threadId, "The invoice?");
  const { workspaceId } = on.owner;
  const { files } = on.server.kernel;
  const kept = await files.keep(workspaceId, Readable.from([Buffer.from("12 €")]), {
    name: "invoice.txt",
    mostBytes: 1000,
  });
  const message = { workspaceId, messageId: randomUUID(), threadId, body: { text: "Here" }, sentAt: clock.now() };
  await inWorkspace(at.db, workspaceId, (tx) =>
    send(tx, { ...message, author: { kind: "member", name: "Ada" }, files: [kept] }),
  );
  const { message: shown } = await noor.next("message", (frame) => frame.message.direction === "out");
  expect(await (await get(shown.files[0]!.url)).text()).toBe("12 €");
  const path = `/chat/v1/files/${kept.fileId}`;
  expect((await get(path, session.token)).status).toBe(200);
  expect((await get(path, other.token)).status).toBe(404);
  await noor.close();
});

test("a file that no message holds after a day is gone, and one that a message holds stays", async () => {
  const session = await openSession(on.url, { key });
  const [held, loose] = [await uploaded(session, "held.txt", "held"), await uploaded(session, "loose.txt", "loose")];
  const noor = await ChatClient.connect(on.url, session);
  await noor.say(randomUUID(), "Look", { files: [held.fileId] });
  clock.advance(25 * 3_600_000);
  expect((await get(`/chat/v1/files/${held.fileId}`, session.token)).status).toBe(200);
  expect((await get(`/chat/v1/files/${loose.fileId}`, session.token)).status).toBe(404);
  expect((await get(held.url)).status).toBe(403);
  noor.send({ kind: "send", clientId: randomUUID(), threadId: randomUUID(), text: "", files: [loose.fileId] });
  await noor.next("refused", ({ code }) => code === "no_such_file");
  await noor.close();
});

test("a pass is good for one file, under one salt, for some hours", () => {
  const [workspaceId, fileId] = [randomUUID(), randomUUID()];
  const salt = Buffer.alloc(32, 1);
  const now = new Date("2026-03-01T09:30:00Z");
  const pass = new URL(fileUrl({ workspaceId, salt }, fileId, now), "http://x").searchParams.get("pass")!;
  expect(workspaceOfPass(pass, now)).toBe(workspaceId);
  expect(isPassFor(pass, salt, fileId)).toBe(true);
  expect(isPassFor(pass, Buffer.alloc(32, 2), fileId)).toBe(false);
  expect(isPassFor(pass, salt, randomUUID())).toBe(false);
  expect(workspaceOfPass(pass, new Date("2026-03-01T23:00:00Z"))).toBeUndefined();
});
