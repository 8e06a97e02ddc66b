import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Message } from "./message.ts";

/** A request that a door received. */
export interface Received {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly bytes: number;
  readonly batch: readonly Message[];
}

/** A door on a real port that keeps what it accepts. `answer` may refuse a request by answering it. */
export interface OpenDoor extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly Received[];
  readonly accepted: readonly Message[];
}

/** Opens a door that accepts everything, unless `refuse` answers a request itself and says so. */
export async function openDoor(
  refuse: (response: ServerResponse, count: number) => boolean = () => false,
): Promise<OpenDoor> {
  const requests: Received[] = [];
  const accepted: Message[] = [];
  const server = createServer(async (request, response) => {
    const received = await read(request);
    requests.push(received);
    if (refuse(response, requests.length)) return;
    accepted.push(...received.batch);
    response.writeHead(200, { "content-type": "application/json" }).end('{"success":true}');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    accepted,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const { batch } = JSON.parse(body.toString()) as { batch: Message[] };
  return { path: request.url!, authorization: request.headers.authorization, bytes: body.length, batch };
}
