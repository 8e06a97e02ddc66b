import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { type RunningServer, startServer } from "../../server.fixture.ts";
import { send } from "../public.ts";
import { ChatClient, openSession } from "./chat-client.fixture.ts";
import type { ChatConfig } from "./protocol.ts";

// A transcript goes to the address that the visitor names, as plain text, and to nobody if nobody has answered yet.

let at: TestDatabase;
let on: RunningServer;
let mails: { to: string[]; text: string }[];
let postOffice: SMTPServer;

beforeAll(async () => {
  mails = [];
  postOffice = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: async (stream, session, done) => {
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: await text(stream) });
      done();
    },
  });
  postOffice.listen(0, "127.0.0.1");
  await once(postOffice.server, "listening");
  const { port } = postOffice.server.address() as AddressInfo;
  at = await copyDatabase();
  const settings = { MAIL_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "Kestrel Coffee <chat@kestrel.example>" };
  on = await startServer(at, { settings });
});
afterAll(async () => {
  await on?.stop();
  await new Promise<void>((resolve) => postOffice.close(() => resolve()));
  await at[Symbol.asyncDispose]();
});

test("a chat that was answered is mailed as text in which nothing can run", async () => {
  const { workspaceId, writeKey: key } = on.owner;
  const config = (await (await fetch(`${on.url}/chat/v1/config?key=${key}`)).json()) as ChatConfig;
  expect(config.transcripts).toBe(true);
  const noor = await ChatClient.connect(on.url, await openSession(on.url, { key }));
  const threadId = randomUUID();
  const ask = (email: string, thread = threadId) => {
    const clientId = randomUUID();
    noor.send({ kind: "transcript", clientId, threadId: thread, email });
    return clientId;
  };
  await noor.say(threadId, "<script>alert(1)</script> Where is it?");
  const early = ask("noor@example.com");
  expect(await noor.next("refused", ({ clientId }) => clientId === early)).toMatchObject({ code: "not_found" });

  const author = { kind: "member" as const, name: "Ada" };
  const message = { workspaceId, messageId: newId(), threadId, author, files: [], sentAt: new Date() };
  await inWorkspace(at.db, workspaceId, (tx) => send(tx, { ...message, body: { text: "On its way" } }));
  for (const email of ["noor", "a@b.c\r\nBcc: all@example.com", "a@b.example, c@d.example", ""]) {
    const wrong = ask(email);
    expect(await noor.next("refused", ({ clientId }) => clientId === wrong)).toMatchObject({ code: "bad_email" });
  }
  const other = ask("noor@example.com", randomUUID());
  expect(await noor.next("refused", ({ clientId }) => clientId === other)).toMatchObject({ code: "not_found" });

  ask("noor@example.com");
  expect(await noor.next("transcript")).toMatchObject({ email: "noor@example.com" });
  await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(1);
  expect(mails[0]).toMatchObject({ to: ["noor@example.com"] });
  expect(mails[0]!.text).toContain("Subject: Your chat with Kestrel Coffee");
  expect(mails[0]!.text).toContain("Content-Type: text/plain");
  expect(mails[0]!.text).toContain("On its way");
  for (let turn = 0; turn < 3; turn++) ask("noor@example.com");
  await noor.next("refused", ({ code }) => code === "too_fast");
  await noor.close();
});

test("without a mail server a transcript is refused, and not offered", async () => {
  await using plain = await startServer(at, { owner: on.owner });
  const { writeKey: key } = on.owner;
  const config = (await (await fetch(`${plain.url}/chat/v1/config?key=${key}`)).json()) as ChatConfig;
  expect(config.transcripts).toBe(false);
  const noor = await ChatClient.connect(plain.url, await openSession(plain.url, { key }));
  noor.send({ kind: "transcript", clientId: randomUUID(), threadId: randomUUID(), email: "noor@example.com" });
  expect(await noor.next("refused")).toMatchObject({
    code: "mail_unavailable",
    sentence: expect.stringMatching(/\.$/),
  });
  await noor.close();
});
