import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Kernel } from "../kernel/assemble.ts";

const doors = new WeakMap<Kernel, FastifyInstance>();

/** Remembers the door of a server, which knows its port once it listens. */
export function rememberDoor(kernel: Kernel, http: FastifyInstance): void {
  doors.set(kernel, http);
}

/** Where this server is reached from itself. */
export function addressOf(kernel: Kernel): string {
  const address = doors.get(kernel)?.server.address() as AddressInfo | null | undefined;
  if (!address) throw new Error("The server does not listen yet.");
  const host = address.family === "IPv6" ? "[::1]" : "127.0.0.1";
  return `http://${host}:${address.port}`;
}
