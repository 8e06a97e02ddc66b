import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  embeddedPostgres,
  emptyDataDir,
  removeDataDir,
  type ServerProcess,
  type SetUp,
  setUp,
  startProcess,
} from "@throughline/server/process.fixture.ts";
import pg from "pg";
import { WebSocket } from "ws";
import {
  connectAgent,
  connectVisitor,
  evenly,
  inParallel,
  newSession,
  say,
  type Talker,
  until,
  type Watched,
} from "./chat-crowd.ts";
import { atMost, type Bench, type Figure, percentile } from "./figure.ts";

interface Size {
  visitors: number;
  agents: number;
  messagesPerSecond: number;
  seconds: number;
}

const full: Size = { visitors: 2000, agents: 50, messagesPerSecond: 500, seconds: 60 };
const small: Size = { visitors: 1000, agents: 10, messagesPerSecond: 100, seconds: 10 };
// One message in ten is an agent's.
const agentsShare = 0.1;

export const chat: Bench = {
  name: "chat",
  about: "2,000 visitors and 50 agents on one process, 500 messages/s in all, each stored before it is shown",
  async run({ quick, say: tell }): Promise<Figure[]> {
    const size = quick ? small : full;
    const dataDir = await emptyDataDir();
    const limits = { CHAT_SESSIONS_PER_MINUTE: "1000000", CHAT_SOCKETS_PER_ADDRESS: "1000000" };
    const product = await startProcess(dataDir, limits);
    const echo = await startEcho();
    try {
      const keys = await setUp(product.url);
      tell(`connecting ${size.visitors} visitors`);
      const [talkers, kilobytes] = await connectAll(product, keys.writeKey, size.visitors);
      const bareKilobytes = await echoMemory(echo, size.visitors);
      tell("beginning a conversation each");
      await beginAll(talkers, size);
      const conversations = await conversationsOf(dataDir, talkers);
      tell(`${size.messagesPerSecond} messages/s for ${size.seconds} s`);
      const watched = await talk(product, keys, { talkers, conversations, size });
      const bare = await echoTimes(echo, size);
      await everyMessageStored(dataDir, watched);
      return figuresOf(watched, bare, { kilobytes, bareKilobytes });
    } finally {
      echo.process.kill();
      await product.stop();
      await removeDataDir(dataDir);
    }
  },
};

const none = (): Watched => ({ sent: new Map(), acknowledged: [], shown: [] });
const watching = { now: none() };

/** Connects everybody, and measures what the sockets beyond the first tenth took of the server's memory. */
async function connectAll(product: ServerProcess, key: string, count: number): Promise<[Talker[], number]> {
  const sessions = await inParallel(count, 8, () => newSession(product.url, key));
  // What the handlers count changes when the measuring begins, so they look it up.
  const watched: Watched = {
    get sent() {
      return watching.now.sent;
    },
    get acknowledged() {
      return watching.now.acknowledged;
    },
    get shown() {
      return watching.now.shown;
    },
  };
  const first = await inParallel(count / 10, 8, (at) => connectVisitor(product.url, sessions[at]!, watched));
  const before = await settledMegabytes(product.residentMegabytes);
  const rest = await inParallel(count - first.length, 8, (at) =>
    connectVisitor(product.url, sessions[first.length + at]!, watched),
  );
  const after = await settledMegabytes(product.residentMegabytes);
  return [[...first, ...rest], ((after - before) * 1024) / rest.length];
}

async function beginAll(talkers: readonly Talker[], { messagesPerSecond }: Size): Promise<void> {
  watching.now = none();
  await evenly(messagesPerSecond / 2, (talkers.length * 2) / messagesPerSecond, (turn) =>
    say(talkers[turn % talkers.length]!, watching.now),
  );
  await until(
    () => watching.now.acknowledged.length >= talkers.length,
    () => `${watching.now.acknowledged.length} of ${talkers.length} have begun`,
  );
}

async function talk(
  product: ServerProcess,
  { secretKey, workspaceId }: SetUp,
  { talkers, conversations, size }: { talkers: Talker[]; conversations: string[]; size: Size },
): Promise<Watched> {
  const share = Math.ceil(conversations.length / size.agents);
  const agents = await inParallel(size.agents, 4, (at) =>
    connectAgent(product.url, secretKey, workspaceId, conversations.slice(at * share, (at + 1) * share), {
      get sent() {
        return watching.now.sent;
      },
      acknowledged: [],
      get shown() {
        return watching.now.shown;
      },
    }),
  );
  const answers: Promise<void>[] = [];
  const load = (seconds: number) =>
    evenly(size.messagesPerSecond, seconds, (turn) => {
      if (turn % (1 / agentsShare) !== 0) return say(talkers[turn % talkers.length]!, watching.now);
      const conversationId = conversations[turn % conversations.length]!;
      answers.push(answer(product.url, secretKey, workspaceId, conversationId));
    });
  await load(3);
  await Promise.all(answers);
  // What was said before the measuring is shown before it, too.
  await pause(2000);
  watching.now = none();
  const watched = watching.now;
  await load(size.seconds);
  await Promise.all(answers);
  await until(
    () => watched.shown.length >= watched.sent.size,
    () => `${watched.shown.length} of ${watched.sent.size} are shown, ${watched.acknowledged.length} acknowledged`,
  );
  for (const agent of agents) agent.close();
  return watched;
}

async function answer(url: string, key: string, workspaceId: string, conversationId: string): Promise<void> {
  const response = await fetch(`${url}/api/workspaces/${workspaceId}/conversations/${conversationId}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({
      messageId: crypto.randomUUID(),
      kind: "reply",
      bodyHtml: "<p>It is on its way.</p>",
      anyway: true,
    }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function conversationsOf(dataDir: string, talkers: readonly Talker[]): Promise<string[]> {
  for (;;) {
    const rows = await asked(dataDir, "select thread_id, conversation_id from desk.thread");
    const of = new Map(rows.map((row) => [row.thread_id, row.conversation_id as string]));
    if (talkers.every(({ threadId }) => of.has(threadId))) return talkers.map(({ threadId }) => of.get(threadId)!);
    await pause(200);
  }
}

async function everyMessageStored(dataDir: string, { sent }: Watched): Promise<void> {
  const rows = await asked(dataDir, "select detail ->> 'clientId' as id from channels.message where direction = 'in'");
  const stored = new Set(rows.map(({ id }) => id));
  const lost = [...sent.keys()].filter((id) => !stored.has(id));
  if (lost.length > 0) throw new Error(`${lost.length} messages were acknowledged and are not stored.`);
}

async function asked(dataDir: string, question: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: (await embeddedPostgres(dataDir)).url });
  await client.connect();
  const { rows } = await client.query(question);
  await client.end();
  return rows;
}

function figuresOf(
  { acknowledged, shown }: Watched,
  bare: readonly number[],
  { kilobytes, bareKilobytes }: { kilobytes: number; bareKilobytes: number },
): Figure[] {
  const beside = (share: number) => ({ peer: "a bare ws echo", peerValue: percentile(bare, share) });
  return [
    atMost(10, {
      name: "visitor to acknowledgement, p50",
      value: percentile(acknowledged, 0.5),
      unit: "ms",
      ...beside(0.5),
    }),
    atMost(10, { name: "visitor to agent, p50", value: percentile(shown, 0.5), unit: "ms", ...beside(0.5) }),
    atMost(75, { name: "visitor to agent, p99", value: percentile(shown, 0.99), unit: "ms", ...beside(0.99) }),
    atMost(25, {
      ...{ name: "server memory of an idle socket", value: kilobytes, unit: "KB" },
      ...{ peer: "a bare ws echo's", peerValue: bareKilobytes },
    }),
  ];
}

interface Echo {
  process: ChildProcess;
  url: string;
}

async function startEcho(): Promise<Echo> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("./echo.ts", import.meta.url))], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(child.stdout, "data");
  return { process: child, url: `ws://127.0.0.1:${String(port).trim()}` };
}

async function connectEcho({ url }: Echo): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, "open");
  return socket;
}

async function echoMemory(echo: Echo, count: number): Promise<number> {
  const resident = () => residentMegabytes(echo.process.pid!);
  const first = await inParallel(count / 10, 8, () => connectEcho(echo));
  const before = await settledMegabytes(resident);
  const rest = await inParallel(count - first.length, 8, () => connectEcho(echo));
  const after = await settledMegabytes(resident);
  for (const socket of [...first, ...rest]) socket.terminate();
  return ((after - before) * 1024) / rest.length;
}

/** The same load on a server that stores nothing and tells nobody. */
async function echoTimes(echo: Echo, { messagesPerSecond, seconds }: Size): Promise<number[]> {
  const times: number[] = [];
  const sockets = await inParallel(100, 8, () => connectEcho(echo));
  for (const socket of sockets) socket.on("message", (data) => times.push(performance.now() - Number(data)));
  await evenly(messagesPerSecond, Math.min(seconds, 10), (turn) =>
    sockets[turn % sockets.length]!.send(String(performance.now())),
  );
  await pause(200);
  for (const socket of sockets) socket.terminate();
  return times;
}

async function settledMegabytes(resident: () => Promise<number>): Promise<number> {
  const samples: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    samples.push(await resident());
    await pause(500);
  }
  return Math.min(...samples.slice(4));
}

async function residentMegabytes(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
