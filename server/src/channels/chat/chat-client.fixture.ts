import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "ws";
import type { ClientFrame, PollAnswer, PollRequest, ServerFrame, Session, SessionRequest } from "./protocol.ts";

export type FrameOf<Kind extends ServerFrame["kind"]> = Extract<ServerFrame, { kind: Kind }>;

/** Makes a visitor by the public door. */
export async function openSession(url: string, request: SessionRequest): Promise<Session> {
  const response = await fetch(`${url}/chat/v1/sessions`, { method: "POST", body: JSON.stringify(request) });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Session;
}

/** Asks one of the doors with a visitor's token. */
export async function askAs<Answer>(url: string, { token }: Session, path: string): Promise<Answer> {
  const response = await fetch(`${url}/chat/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Polls once. */
export async function pollAs(url: string, { token }: Session, request: PollRequest): Promise<PollAnswer> {
  const response = await fetch(`${url}/chat/v1/poll`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as PollAnswer;
}

/** Something to say. */
export function saying(threadId: string, text: string, fields: { clientId?: string; files?: string[] } = {}) {
  return { kind: "send" as const, clientId: randomUUID(), threadId, text, ...fields };
}

/** A visitor's device with a real WebSocket, which remembers all that it was sent. */
export class ChatClient {
  readonly frames: ServerFrame[] = [];
  /** Of the last frame that had one. */
  cursor: string | undefined;
  readonly closed: Promise<number>;
  readonly socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => undefined);
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data)) as ServerFrame;
      this.frames.push(frame);
      if ("cursor" in frame) this.cursor = frame.cursor;
    });
  }

  /** Opens a socket without a word. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<ChatClient> {
    const client = new ChatClient(new WebSocket(`${url.replace("http", "ws")}/chat/v1/socket`, { headers }));
    await once(client.socket, "open");
    return client;
  }

  /** Opens a socket, says hello, and waits for the welcome. */
  static async connect(url: string, { token, cursor }: Session, after: string = cursor): Promise<ChatClient> {
    const client = await ChatClient.open(url);
    client.send({ kind: "hello", token, after });
    await client.next("welcome");
    return client;
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** Says something and waits until it is stored. */
  async say(
    threadId: string,
    text: string,
    fields: { clientId?: string; files?: string[] } = {},
  ): Promise<FrameOf<"ack">> {
    const frame = saying(threadId, text, fields);
    this.send(frame);
    return this.next("ack", (ack) => ack.clientId === frame.clientId);
  }

  /** The first frame of a kind, already there or still to come. */
  async next<Kind extends ServerFrame["kind"]>(
    kind: Kind,
    isMeant: (frame: FrameOf<Kind>) => boolean = () => true,
    milliseconds = 15_000,
  ): Promise<FrameOf<Kind>> {
    const until = Date.now() + milliseconds;
    for (;;) {
      const found = this.of(kind).find(isMeant);
      if (found) return found;
      if (Date.now() > until) throw new Error(`No “${kind}” among ${JSON.stringify(this.frames)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** All frames of a kind so far. */
  of<Kind extends ServerFrame["kind"]>(kind: Kind): FrameOf<Kind>[] {
    return this.frames.filter((frame): frame is FrameOf<Kind> => frame.kind === kind);
  }

  /** The texts of all messages so far, in the order in which they came. */
  get texts(): string[] {
    return this.of("message").map(({ message }) => message.text);
  }

  /** Goes away without a word, as when a network is cut. */
  cut(): void {
    this.socket.terminate();
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
