import type { FastifyInstance } from "fastify";
import type { WebSocket } from "ws";
import { cursorOf } from "../../kernel/follow.ts";
import { type VisitorSeen, visitorSignal } from "../signals.ts";
import { type Admitted, admitVisitor, NotAdmitted } from "./admit-visitor.ts";
import { Device, sayBye, startOf } from "./device.ts";
import type { Hub } from "./hub.ts";
import { readFrame } from "./read-frame.ts";
import { standingOf, subjectOf } from "./visitor.ts";

const helloWithinMilliseconds = 10_000;
const mostEarlyFrames = 60;

interface From {
  origin: string | undefined;
  address: string;
}

/** The socket of the chat protocol: it opens with the visitor's secret, and then speaks both ways. */
export function openSocket(http: FastifyInstance, hub: Hub): void {
  http.get("/chat/v1/socket", { websocket: true }, (socket, { headers, ip }) => {
    socket.on("error", ignore);
    const from = { origin: headers.origin, address: ip };
    if (hub.devices.isFull(from.address))
      return sayBye(socket, "tooMany", "There are too many chats from your network.");
    awaitHello(hub, socket, from);
  });
}

// What broke off is closed right after, and that is heard.
function ignore(): void {}

interface Early {
  raw: Buffer;
  isText: boolean;
}

function awaitHello(hub: Hub, socket: WebSocket, from: From): void {
  const early: Early[] = [];
  const timer = setTimeout(
    () => sayBye(socket, "noHello", "Say “hello” with the session's token first."),
    helloWithinMilliseconds,
  );
  const keep = (raw: Buffer, isBinary: boolean) => {
    if (early.push({ raw, isText: !isBinary }) === 1) void begin();
    else if (early.length > mostEarlyFrames) sayBye(socket, "tooMany", "Wait for “welcome” before you send more.");
  };
  const begin = async () => {
    clearTimeout(timer);
    const device = await greet(hub, socket, early[0]!, from);
    socket.off("message", keep);
    if (!device) return;
    socket.on("message", (raw: Buffer, isBinary) => device.hear(raw, !isBinary));
    for (const { raw, isText } of early.slice(1)) device.hear(raw, isText);
  };
  socket.on("message", keep);
  socket.once("close", () => clearTimeout(timer));
}

/** Lets a visitor in by their first frame; undefined if they are not let in, which they have been told. */
async function greet(hub: Hub, socket: WebSocket, { raw, isText }: Early, from: From): Promise<Device | undefined> {
  const read = readFrame(isText ? raw.toString("utf8") : undefined);
  if (!("frame" in read) || read.frame.kind !== "hello") {
    sayBye(socket, "badFrames", "The first frame must be a “hello” with the session's token.");
    return undefined;
  }
  try {
    const admitted = await admitVisitor(hub, read.frame.token, from);
    return socket.readyState === socket.OPEN ? settle(hub, socket, admitted, from, read.frame.after) : undefined;
  } catch (error) {
    if (error instanceof NotAdmitted) sayBye(socket, error.reason, error.message);
    else {
      hub.kernel.log.error({ err: error }, "a visitor could not be let in");
      sayBye(socket, "unavailable", "This did not work just now. Come back in a moment.");
    }
    return undefined;
  }
}

function settle(hub: Hub, socket: WebSocket, admitted: Admitted, from: From, after: string | null | undefined): Device {
  const { visitor, chat, threadIds, settled } = admitted;
  const device = new Device(hub, socket, { visitor, chat, address: from.address });
  const start = startOf(after, settled);
  const leave = hub.devices.add(device);
  const lookAway = hub.notices.add(device);
  socket.on("pong", () => {
    device.answers = true;
  });
  socket.once("close", () => {
    device.stop();
    lookAway();
    if (leave()) announce(hub, admitted, false);
  });
  const { visitorId } = visitor;
  device.show({ kind: "welcome", cursor: cursorOf(start), visitorId, standing: standingOf(visitor) });
  for (const presence of hub.notices.latest(device, threadIds)) device.show(presence);
  device.follow(start);
  announce(hub, admitted, true);
  return device;
}

function announce(hub: Hub, { visitor, threadIds }: Admitted, online: boolean): void {
  const { workspaceId, channelId, visitorId } = visitor;
  const seen: VisitorSeen = { workspaceId, channelId, visitorId, subjectId: subjectOf(visitor), threadIds, online };
  hub.kernel.signals.send(visitorSignal, seen);
}
