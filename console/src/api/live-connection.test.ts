import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { type WebSocket as ServerSocket, WebSocketServer } from "ws";
import { LiveConnection, type LiveEvent } from "./live-connection.ts";

interface Asked {
  subscribe?: string;
  unsubscribe?: number;
  params?: unknown;
  after?: string | null;
  id?: number;
}

/** A server that remembers what it was asked and says what it is told to. */
class Server {
  readonly asked: Asked[] = [];
  readonly sockets: ServerSocket[] = [];
  readonly #server = new WebSocketServer({ port: 0 });

  constructor() {
    this.#server.on("connection", (socket) => {
      this.sockets.push(socket);
      socket.on("message", (text) => this.asked.push(JSON.parse(String(text)) as Asked));
    });
  }

  async connect(): Promise<LiveConnection> {
    await once(this.#server, "listening");
    const { port } = this.#server.address() as AddressInfo;
    return new LiveConnection({
      openSocket: () => new WebSocket(`ws://127.0.0.1:${port}`),
      now: Date.now,
      random: () => 0,
    });
  }

  say(message: object): void {
    this.sockets.at(-1)!.send(JSON.stringify(message));
  }

  drop(): void {
    this.sockets.at(-1)!.terminate();
  }

  async questions(count: number): Promise<Asked[]> {
    await expect.poll(() => this.asked.length).toBeGreaterThanOrEqual(count);
    return this.asked;
  }

  close(): void {
    for (const socket of this.sockets) socket.terminate();
    this.#server.close();
  }
}

let server: Server;
afterEach(() => server.close());

function listen(connection: LiveConnection, after: string | null = null) {
  const heard: LiveEvent[] = [];
  const refusals: string[] = [];
  const end = connection.subscribe({
    topic: "touchpoints",
    params: { workspaceId: "w1" },
    after,
    onEvents: (events) => heard.push(...events),
    onRefused: ({ code }) => refusals.push(code),
  });
  return { heard, refusals, end };
}

test("after a disconnect each topic resumes behind the last event it saw", async () => {
  server = new Server();
  const connection = await server.connect();
  const { heard } = listen(connection);
  await server.questions(1);
  expect(server.asked[0]).toMatchObject({
    subscribe: "touchpoints",
    params: { workspaceId: "w1" },
    after: null,
    id: 1,
  });

  server.say({ id: 1, ready: "5:0" });
  server.say({
    id: 1,
    events: [
      { cursor: "6:1", data: "a" },
      { cursor: "7:1", data: "b" },
    ],
  });
  await expect.poll(() => heard.length).toBe(2);
  server.drop();

  await server.questions(2);
  expect(server.asked[1]).toMatchObject({ subscribe: "touchpoints", after: "7:1", id: 1 });
  server.say({ id: 1, events: [{ cursor: "8:1", data: "c" }] });
  await expect.poll(() => heard.map(({ data }) => data)).toEqual(["a", "b", "c"]);
});

test("a topic that has seen nothing resumes where it was told that listening begins", async () => {
  server = new Server();
  const connection = await server.connect();
  listen(connection);
  await server.questions(1);
  server.say({ id: 1, ready: "5:0" });
  await expect.poll(() => connection.state().kind).toBe("open");
  server.say({ ping: true });
  await new Promise((done) => setTimeout(done, 20));
  server.drop();
  await server.questions(2);
  expect(server.asked[1]?.after).toBe("5:0");
});

test("a cursor that the screen knows already is where listening begins", async () => {
  server = new Server();
  listen(await server.connect(), "3:9");
  expect((await server.questions(1))[0]?.after).toBe("3:9");
});

test("what is refused is told once and not asked again", async () => {
  server = new Server();
  const connection = await server.connect();
  const { refusals } = listen(connection);
  listen(connection);
  await server.questions(2);
  server.say({ id: 1, error: { code: "forbidden", sentence: "No." } });
  await expect.poll(() => refusals).toEqual(["forbidden"]);
  server.drop();
  await server.questions(3);
  expect(server.asked.slice(2).map(({ id }) => id)).toEqual([2]);
});

test("with the last topic the socket closes, and the next one opens another", async () => {
  server = new Server();
  const connection = await server.connect();
  const { end } = listen(connection);
  await server.questions(1);
  end();
  expect((await server.questions(2))[1]).toEqual({ unsubscribe: 1 });
  expect(connection.state()).toEqual({ kind: "idle" });
  await expect.poll(() => server.sockets[0]!.readyState).toBe(WebSocket.CLOSED);

  listen(connection);
  await server.questions(3);
  expect(server.sockets.length).toBe(2);
});

test("tries grow apart while nobody answers, and one at once can be asked for", async () => {
  server = new Server();
  vi.useFakeTimers();
  try {
    const opened: FailingSocket[] = [];
    const connection = new LiveConnection({
      openSocket: () => {
        const socket = new FailingSocket();
        opened.push(socket);
        return socket as unknown as WebSocket;
      },
      now: Date.now,
      random: () => 1,
    });
    listen(connection);
    const waits = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].map((expected) => {
      const before = Date.now();
      opened.at(-1)!.onclose?.();
      const state = connection.state();
      vi.advanceTimersByTime(expected);
      return state.kind === "waiting" ? state.nextTryAt - before : 0;
    });
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(opened.length).toBe(9);

    opened.at(-1)!.onclose?.();
    connection.retryNow();
    expect(opened.length).toBe(10);
    expect(connection.state().kind).toBe("connecting");
  } finally {
    vi.useRealTimers();
  }
});

test("a socket that falls silent is left for a new one", () => {
  server = new Server();
  vi.useFakeTimers();
  try {
    const socket = new FailingSocket();
    const connection = new LiveConnection({
      openSocket: () => socket as unknown as WebSocket,
      now: Date.now,
      random: () => 0,
    });
    listen(connection);
    socket.onopen?.();
    vi.advanceTimersByTime(44_000);
    expect(connection.state().kind).toBe("open");
    socket.onmessage?.({ data: JSON.stringify({ ping: true }) });
    vi.advanceTimersByTime(44_000);
    expect(connection.state().kind).toBe("open");
    vi.advanceTimersByTime(1_100);
    expect(connection.state().kind).toBe("waiting");
  } finally {
    vi.useRealTimers();
  }
});

/** The network when it does not work. */
class FailingSocket {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  send(): void {}
  close(): void {}
}
