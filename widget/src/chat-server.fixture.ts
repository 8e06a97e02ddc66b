import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { ChatFile, ClientFrame, PollRequest, ServerFrame, Session } from "../../server/src/channels/contract.ts";
import type { BuiltWidget } from "../build.ts";
import { ada, type ChatServer, type Refusal, usualConfig } from "./chat-cast.fixture.ts";

// Speaks the protocol of docs/chat.md from memory, for one visitor, so that the widget can be tried in every situation.

/** Starts it on a free port, with the built widget. `page` makes the HTML of every other address. */
export async function startChatServer(widget: BuiltWidget, page: (url: string) => { html: string; policy?: string }) {
  const ledger: ServerFrame[] = [];
  const sockets = new Set<WebSocket>();
  const files = new Map<string, { file: ChatFile; bytes: Buffer }>();
  const refusals: Refusal[] = [];
  const polls = new Set<() => void>();
  const http = createServer((request, response) => void answer(request, response));
  const upgrades = new WebSocketServer({ noServer: true });
  const listen = (port: number) => new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = http.address() as AddressInfo;
  let clock = Date.now() - 1000;

  const server: ChatServer = {
    url: `http://localhost:${port}`,
    requests: [],
    sends: [],
    arrivals: [],
    frames: [],
    sessions: [],
    config: usualConfig,
    presence: {
      kind: "presence",
      threadId: null,
      online: true,
      agents: [ada, { kind: "member", name: "Noor Haddad" }, { kind: "member", name: "Grace Hopper" }],
      expectedReplyMinutes: 5,
      backAt: null,
      queue: null,
    },
    messages: [],
    visitorId: "a0000000-0000-4000-8000-000000000000",
    isClosed: false,
    acceptSockets: true,
    swallows: false,
    say(threadId, text, more) {
      const message = server.remember({ threadId, text, ...more });
      server.tell({ kind: "message", message });
      return message;
    },
    remember(part) {
      clock = Math.max(clock + 1, Date.now());
      const usual = {
        messageId: randomUUID(),
        direction: "out" as const,
        author: ada,
        files: [],
        state: "sent" as const,
      };
      const message = { ...usual, sentAt: new Date(clock).toISOString(), ...part };
      server.messages.push(message);
      return message;
    },
    tell(frame) {
      const whole = { ...frame, cursor: `0:${ledger.length + 1}` } as ServerFrame;
      ledger.push(whole);
      server.moment(whole);
    },
    moment(frame) {
      for (const socket of sockets) socket.send(JSON.stringify(frame));
      for (const wake of polls) wake();
    },
    refuseNext: (refusal) => void refusals.push(refusal),
    cut() {
      for (const socket of sockets) socket.terminate();
      sockets.clear();
    },
    async goDown() {
      server.cut();
      for (const wake of polls) wake();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
    comeBack: () => listen(port),
  };

  const after = (cursor: string | null | undefined) => ledger.slice(Number((cursor ?? "0:0").split(":")[1]));

  /** The frames that answer one of the visitor's. */
  function hear(frame: ClientFrame): ServerFrame[] {
    server.frames.push(frame);
    if (server.swallows) return [];
    if (frame.kind === "ping") return [{ kind: "pong" }];
    if (frame.kind === "transcript") return [{ kind: "transcript", clientId: frame.clientId, email: frame.email }];
    if (frame.kind === "read") markRead(frame.threadId);
    return frame.kind === "send" ? take(frame) : [];
  }

  function take(frame: ClientFrame & { kind: "send" }): ServerFrame[] {
    const { clientId, threadId, text } = frame;
    server.arrivals.push(clientId);
    const refusal = refusals.shift();
    if (refusal) return [{ kind: "refused", clientId, ...refusal }];
    const known = server.messages.find((message) => message.clientId === clientId);
    const message =
      known ?? server.remember({ threadId, text, clientId, direction: "in", author: visitor, files: filesOf(frame) });
    if (!known) {
      server.sends.push(frame);
      setTimeout(() => server.tell({ kind: "message", message }));
    }
    return [{ kind: "ack", clientId, threadId, messageId: message.messageId, sentAt: message.sentAt }];
  }

  const visitor = { kind: "customer" as const, name: "Visitor" };
  const filesOf = (frame: ClientFrame & { kind: "send" }) =>
    (frame.files ?? []).flatMap((id) => files.get(id)?.file ?? []);

  function markRead(threadId: string): void {
    for (const message of server.messages) {
      if (message.threadId !== threadId || message.direction !== "out" || message.state === "read") continue;
      message.state = "read";
      const { messageId } = message;
      server.tell({ kind: "delivery", threadId, messageId, state: "read", at: new Date().toISOString() });
    }
  }

  http.on("upgrade", (request, socket, head) => {
    server.requests.push(`WS ${request.url}`);
    if (!server.acceptSockets) return socket.destroy();
    upgrades.handleUpgrade(request, socket, head, (opened) => serve(opened));
  });

  function serve(socket: WebSocket): void {
    socket.on("error", () => socket.terminate());
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data)) as ClientFrame;
      if (frame.kind !== "hello") {
        for (const each of hear(frame)) socket.send(JSON.stringify(each));
        return;
      }
      sockets.add(socket);
      const { visitorId } = server;
      const cursor = `0:${ledger.length}`;
      const welcome: ServerFrame = { kind: "welcome", cursor, visitorId, standing: "anonymous" };
      for (const each of [welcome, ...after(frame.after), server.presence]) socket.send(JSON.stringify(each));
    });
    socket.on("close", () => sockets.delete(socket));
  }

  function session(): Session {
    const threads = [...Map.groupBy(server.messages, ({ threadId }) => threadId)].map(([threadId, messages]) => ({
      threadId,
      begunAt: messages[0]!.sentAt,
      last: messages.at(-1)!,
      unread: messages.filter(({ direction, state }) => direction === "out" && state !== "read").length,
    }));
    return {
      token: "token-1",
      visitorId: server.visitorId,
      anonymousId: "anonymous-1",
      standing: "anonymous",
      resumed: server.sessions.length > 1,
      answers: {},
      threads,
      next: null,
      cursor: `0:${ledger.length}`,
    };
  }

  async function poll({ after: cursor, frames = [], waitSeconds = 25 }: PollRequest): Promise<unknown> {
    const answers = frames.flatMap((frame) => hear(frame as ClientFrame));
    if (after(cursor).length === 0 && answers.length === 0 && waitSeconds > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitSeconds * 1000);
        polls.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
      polls.clear();
    }
    return { frames: [...answers, ...after(cursor), server.presence], cursor: `0:${ledger.length}` };
  }

  function pageOf(threadId: string, before: string | null): unknown {
    const all = server.messages.filter((message) => message.threadId === threadId);
    const end = before ? Number(before) : all.length;
    const start = Math.max(0, end - 50);
    return { messages: all.slice(start, end), next: start > 0 ? String(start) : null };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, server.url);
    server.requests.push(`${request.method} ${request.url}`);
    const bytes = Buffer.concat(await request.toArray());
    const asset = widget.assets.find(({ name }) => pathname === `/chat/assets/${name}`);
    const file = files.get(pathname.slice("/chat/v1/files/".length));
    if (request.method === "OPTIONS") send(response, 204, "text/plain", "");
    else if (pathname === "/chat.js") send(response, 200, "text/javascript", widget.loader);
    else if (asset) send(response, 200, "text/javascript", asset.text);
    else if (file) send(response, 200, file.file.mediaType, file.bytes);
    else if (pathname.startsWith("/chat/v1/")) {
      const [status, body] = await api(pathname.slice("/chat/v1/".length), searchParams, bytes);
      send(response, status, "application/json", JSON.stringify(body));
    } else {
      const { html, policy } = page(server.url);
      send(response, 200, "text/html", html, policy ? { "content-security-policy": policy } : {});
    }
  }

  async function api(path: string, query: URLSearchParams, bytes: Buffer): Promise<[status: number, body: unknown]> {
    const thread = /^threads\/([^/]+)\/messages$/.exec(path);
    if (thread) return [200, pageOf(thread[1]!, query.get("before"))];
    if (server.isClosed) return [404, { code: "not_found", sentence: "This chat is closed." }];
    if (path === "config") return [200, server.config];
    if (path === "poll") return [200, await poll(JSON.parse(String(bytes)) as PollRequest)];
    if (path === "files") return [201, keep(query.get("name")!, bytes)];
    if (path === "sessions") {
      server.sessions.push(JSON.parse(String(bytes)));
      return [201, session()];
    }
    return [404, { code: "not_found", sentence: "There is nothing at this address." }];
  }

  function keep(name: string, bytes: Buffer): ChatFile {
    const isImage = bytes.subarray(1, 4).toString() === "PNG";
    const fileId = randomUUID();
    const mediaType = isImage ? "image/png" : "text/plain";
    const file = { fileId, name, mediaType, bytes: bytes.length, isImage, url: `/chat/v1/files/${fileId}` };
    files.set(fileId, { file, bytes });
    return file;
  }

  return server;
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "authorization, content-type",
    "access-control-allow-methods": "GET, POST",
    ...headers,
  });
  response.end(body);
}
