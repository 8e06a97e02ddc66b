import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A network between a device and a server that can swallow everything without a word, as a tunnel does to a train. */
export interface BadNetwork extends AsyncDisposable {
  /** The server's address through this network. */
  url: string;
  /** From now on nothing passes, and nobody is told. */
  swallow(): void;
  /** New connections pass again; those of before stay dead. */
  recover(): void;
}

/** Puts a bad network before a server. */
export async function badNetwork(serverUrl: string): Promise<BadNetwork> {
  const { hostname, port } = new URL(serverUrl);
  const pairs = new Set<[Socket, Socket]>();
  let isSwallowing = false;
  const server = createServer((device) => {
    const target = connect(Number(port), hostname);
    const pair: [Socket, Socket] = [device, target];
    pairs.add(pair);
    const stand = !isSwallowing;
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on("data", (data) => stand && pairs.has(pair) && to.write(data));
      from.on("error", () => undefined);
      from.on("close", () => pairs.has(pair) && to.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    swallow() {
      isSwallowing = true;
      pairs.clear();
    },
    recover() {
      isSwallowing = false;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const pair of pairs) for (const socket of pair) socket.destroy();
    },
  };
}
