import { attempt } from "../../../sdk/src/attempt.ts";
import type { ClientFrame, ServerFrame } from "../../../server/src/channels/contract.ts";
import type { Carrier, Ears, Start } from "./carrier.ts";

const WELCOME_MS = 10_000;
const SILENCE_MS = 30_000;
const PONG_MS = 10_000;
const HURRIED_PONG_MS = 4_000;
const ABNORMAL = 1006;

/** Opens a WebSocket and says hello. */
export function openSocket({ origin, token, after }: Start, ears: Ears): Carrier {
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;
  let byeCode: number | undefined;
  // Where the page's policy forbids the socket, making it may throw.
  const socket = attempt(() => new WebSocket(`${origin.replace(/^http/, "ws")}/chat/v1/socket`));

  function expectWithin(ms: number, otherwise: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(otherwise, ms);
  }

  function close(): void {
    isOver = true;
    clearTimeout(timer);
    socket?.close();
  }

  function lose(code: number): void {
    if (isOver) return;
    close();
    ears.lost(code);
  }

  function send(frame: ClientFrame): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function ping(patienceMs: number): void {
    send({ kind: "ping" });
    expectWithin(patienceMs, () => lose(ABNORMAL));
  }

  function hear(frame: ServerFrame): void {
    expectWithin(SILENCE_MS, () => ping(PONG_MS));
    if (frame.kind === "bye") byeCode = frame.code;
    if (frame.kind === "welcome") ears.answered();
    ears.heard(frame);
  }

  expectWithin(WELCOME_MS, () => lose(ABNORMAL));
  if (socket) {
    socket.onopen = () => send({ kind: "hello", token, after: after() });
    socket.onclose = ({ code }) => lose(byeCode ?? code);
    // One that the page's policy forbids has no other end.
    socket.onerror = () => lose(byeCode ?? ABNORMAL);
    socket.onmessage = ({ data }) => isOver || hear(JSON.parse(data) as ServerFrame);
  } else {
    setTimeout(() => lose(ABNORMAL));
  }
  return { send, check: () => ping(HURRIED_PONG_MS), close };
}
