import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";

/** What happens to messages, by their ids, in milliseconds of this process. */
export interface Watched {
  sent: Map<string, number>;
  acknowledged: number[];
  shown: number[];
}

export interface Talker {
  threadId: string;
  socket: WebSocket;
}

/** Does something many times, so many at once. */
export async function inParallel<Result>(
  count: number,
  atOnce: number,
  deed: (at: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < count; at = next++) results[at] = await deed(at);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

/** A visitor's secret, from the public door. */
export async function newSession(url: string, key: string): Promise<{ token: string; cursor: string }> {
  const response = await fetch(`${url}/chat/v1/sessions`, { method: "POST", body: JSON.stringify({ key }) });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as { token: string; cursor: string };
}

/** Connects a visitor's device. */
export async function connectVisitor(
  url: string,
  { token, cursor }: { token: string; cursor: string },
  watched: Watched,
): Promise<Talker> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/chat/v1/socket`, { perMessageDeflate: false });
  await once(socket, "open");
  const welcomed = Promise.withResolvers<void>();
  socket.on("message", (data) => {
    const frame = JSON.parse(String(data));
    if (frame.kind === "welcome") welcomed.resolve();
    else if (frame.kind === "ack") watched.acknowledged.push(sinceSent(watched, frame.clientId));
    else if (frame.kind === "refused") throw new Error(JSON.stringify(frame));
  });
  socket.send(JSON.stringify({ kind: "hello", token, after: cursor }));
  await welcomed.promise;
  return { threadId: randomUUID(), socket };
}

/** Says something; its text holds the id by which an agent's screen knows it again. */
export function say({ threadId, socket }: Talker, watched: Watched): void {
  const clientId = randomUUID();
  watched.sent.set(clientId, performance.now());
  socket.send(JSON.stringify({ kind: "send", clientId, threadId, text: `${clientId} where is my order?`, files: [] }));
}

/** Opens an agent's live socket on some conversations. */
export async function connectAgent(
  url: string,
  key: string,
  workspaceId: string,
  conversationIds: readonly string[],
  watched: Watched,
): Promise<WebSocket> {
  const headers = { authorization: `Bearer ${key}` };
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/live`, { headers, perMessageDeflate: false });
  await once(socket, "open");
  let ready = 0;
  socket.on("message", (data) => {
    const { ready: isReady, error, events = [] } = JSON.parse(String(data));
    if (error) throw new Error(JSON.stringify(error));
    if (isReady) ready++;
    for (const { data: event } of events) {
      const text: string = event.message?.kind === "inbound" ? event.message.bodyText : "";
      if (text) watched.shown.push(sinceSent(watched, text.slice(0, 36)));
    }
  });
  for (const conversationId of conversationIds)
    socket.send(
      JSON.stringify({ subscribe: "desk.conversation", params: { workspaceId, conversationId }, id: conversationId }),
    );
  await until(
    () => ready >= conversationIds.length,
    () => `${ready} of ${conversationIds.length} conversations are watched`,
  );
  return socket;
}

/** Does something so many times a second for some seconds, evenly. */
export async function evenly(perSecond: number, seconds: number, deed: (turn: number) => void): Promise<void> {
  const began = performance.now();
  for (let turn = 0; turn < perSecond * seconds; ) {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; turn < Math.min(due, perSecond * seconds); turn++) deed(turn);
    await pause(1);
  }
}

/** Waits until something is so; fails with what is so instead after a minute. */
export async function until(isSo: () => boolean, instead: () => string): Promise<void> {
  for (const began = performance.now(); !isSo(); await pause(20))
    if (performance.now() - began > 60_000) throw new Error(`Still waiting: ${instead()}.`);
}

function sinceSent({ sent }: Watched, id: string): number {
  return performance.now() - (sent.get(id) ?? Number.NaN);
}
