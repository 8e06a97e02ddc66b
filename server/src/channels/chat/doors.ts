import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Admitted, admitVisitor, openTo } from "./admit-visitor.ts";
import { configOf } from "./config.ts";
import { allowPages, answerFailure, bearerOf, bodyOf, idIn, pageOf, TooMuch, whence } from "./door-answers.ts";
import { openFiles } from "./file-doors.ts";
import { messagesOf, threadsOf } from "./history.ts";
import { Hub } from "./hub.ts";
import { poll } from "./poll.ts";
import { pollRequest, sessionRequest } from "./protocol.ts";
import { addressKey } from "./rates.ts";
import { openSession } from "./session.ts";
import type { Showing } from "./show.ts";
import { openSocket } from "./socket.ts";
import { audienceOf } from "./visitor.ts";

/** The doors of the chat protocol, as docs/chat.md tells it. */
export async function openChat(http: FastifyInstance, kernel: Kernel): Promise<void> {
  const hub = new Hub(kernel);
  allowPages(http);
  http.setErrorHandler(answerFailure(kernel));
  http.options("/chat/v1/*", async (_request, reply) => reply.status(204).send());
  await http.register(async (scope) => openPlain(scope, hub));
  await http.register(async (scope) => openFiles(scope, hub));
  openSocket(http, hub);
  kernel.closing.signal.addEventListener("abort", () => hub.devices.endAll());
}

function openPlain(http: FastifyInstance, hub: Hub): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: 400_000 }, (_request, body, done) => done(null, body));
  openConfig(http, hub);
  http.post("/chat/v1/sessions", async (request, reply) => {
    const from = whence(request);
    const wait = hub.rates.sessions.take(addressKey(from.address), hub.kernel.clock.now().getTime());
    if (wait > 0) throw new TooMuch(wait);
    const asked = bodyOf(request, sessionRequest);
    const chat = openTo(await knownChat(hub, asked.key), from);
    const browser = (request.headers["user-agent"] ?? "").slice(0, 400);
    const session = await openSession(hub.kernel, chat, asked, { address: from.address, browser });
    return reply.status(201).header("cache-control", "no-store").send(session);
  });
  http.get("/chat/v1/threads", async (request, reply) => {
    const { visitor, showing } = await admitted(hub, bearerOf(request), whence(request));
    const page = await inWorkspace(hub.kernel.db, visitor.workspaceId, (tx) =>
      threadsOf(tx, audienceOf(visitor), pageOf(request), showing),
    );
    return reply.header("cache-control", "no-store").send(page);
  });
  http.get<{ Params: { threadId: string } }>("/chat/v1/threads/:threadId/messages", async (request, reply) => {
    const { visitor, showing } = await admitted(hub, bearerOf(request), whence(request));
    const of = { threadId: idIn(request.params.threadId), audience: audienceOf(visitor) };
    const page = await inWorkspace(hub.kernel.db, visitor.workspaceId, (tx) =>
      messagesOf(tx, of, pageOf(request), showing),
    );
    return reply.header("cache-control", "no-store").send(page);
  });
  http.post("/chat/v1/poll", async (request, reply) => {
    const asked = bodyOf(request, pollRequest);
    const visitor = await admitted(hub, bearerOf(request), whence(request));
    const gone = new AbortController();
    request.raw.once("close", () => reply.raw.writableEnded || gone.abort());
    reply.raw.once("close", () => gone.abort());
    return reply.header("cache-control", "no-store").send(await poll(hub, visitor, asked, gone.signal));
  });
}

function openConfig(http: FastifyInstance, hub: Hub): void {
  http.get<{ Querystring: { key?: string } }>("/chat/v1/config", async (request, reply) => {
    const chat = openTo(await knownChat(hub, request.query.key ?? ""), whence(request));
    const text = JSON.stringify(configOf(chat, { mails: hub.kernel.config.MAIL_URL !== undefined }));
    const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
    reply.headers({ etag, "cache-control": "public, max-age=60" }).type("application/json; charset=utf-8");
    return request.headers["if-none-match"] === etag ? reply.status(304).send() : reply.send(text);
  });
}

async function knownChat(hub: Hub, key: unknown) {
  const chat = typeof key === "string" ? await hub.chats.find(key) : undefined;
  if (!chat)
    throw new Refusal("not_found", "There is no chat with this key. Use a browser write key or a channel's id.");
  return chat;
}

async function admitted(
  hub: Hub,
  token: string,
  from: { origin: string | undefined; address: string },
): Promise<Admitted & { showing: Showing }> {
  const visitor = await admitVisitor(hub, token, from);
  const { workspaceId, source } = visitor.chat;
  return { ...visitor, showing: { workspaceId, salt: source.subjectSalt, now: hub.kernel.clock.now() } };
}
