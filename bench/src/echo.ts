import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

// The least that a socket can do, as a process of its own: it says back what it hears.
const server = new WebSocketServer({ port: 0, host: "127.0.0.1" }, () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
server.on("connection", (socket) => {
  socket.on("message", (data) => socket.send(data.toString()));
});
