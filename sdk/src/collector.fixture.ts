import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Message } from "./message.ts";

export interface Received {
  method: string;
  contentType: string | undefined;
  bytes: number;
  status: number;
  body: { batch: Message[]; writeKey: string; sentAt: string };
}

interface Reply {
  status: number;
  headers?: Record<string, string>;
  afterMs?: number;
}

/** A server that records what arrives at `/v1/batch`, accepts it unless told otherwise, and can be down. */
export interface Collector {
  url: string;
  received: Received[];
  /** The messages that were accepted, in order of arrival, each counted once by its id as the server does. */
  messages(): Message[];
  /** The same, once for each time that they came. */
  arrivals(): Message[];
  /** Gives the next answers, one each; after them everything is accepted again. */
  answerNext(...replies: Reply[]): void;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}

const ACCEPTED: Reply = { status: 200 };

/** Starts a collector on a free port. */
export async function startCollector(): Promise<Collector> {
  const received: Received[] = [];
  const replies: Reply[] = [];
  const server = createServer((request, response) => record(request, response, received, replies.shift() ?? ACCEPTED));
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const arrivals = () => received.filter(({ status }) => status === 200).flatMap(({ body }) => body.batch);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    received,
    messages: () => [...new Map(arrivals().map((message) => [message.messageId, message])).values()],
    arrivals,
    answerNext: (...next) => void replies.push(...next),
    goDown() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
    comeBack: () => listen(port),
  };
}

async function record(request: IncomingMessage, response: ServerResponse, received: Received[], reply: Reply) {
  const text = (await request.toArray()).join("");
  const { status, headers, afterMs = 0 } = reply;
  received.push({
    method: request.method!,
    contentType: request.headers["content-type"],
    bytes: Buffer.byteLength(text),
    status,
    body: JSON.parse(text || "{}"),
  });
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  response.writeHead(status, {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Retry-After",
    ...headers,
  });
  response.end('{"success":true}');
}
