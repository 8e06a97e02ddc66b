import { randomUUID } from "node:crypto";
import { insertCrowd } from "@throughline/server/desk/crowd.fixture.ts";
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
import { atMost, type Bench, type Figure, percentile } from "./figure.ts";

export const inbox: Bench = {
  name: "inbox",
  about: "1 million conversations of 5 million messages: views, their counts, one conversation, search, over HTTP",
  async run({ quick, say }): Promise<Figure[]> {
    const conversations = quick ? 20_000 : 1_000_000;
    const dataDir = await emptyDataDir();
    const product = await startProcess(dataDir);
    try {
      const keys = await setUp(product.url);
      const client = new pg.Client({ connectionString: (await embeddedPostgres(dataDir)).url });
      await client.connect();
      const memberIds = Array.from({ length: 50 }, () => randomUUID());
      const teamIds = Array.from({ length: 8 }, () => randomUUID());
      say(`writing ${conversations.toLocaleString("en")} conversations of five messages`);
      await insertCrowd(client, {
        ...{ workspaceId: keys.workspaceId, conversations, messagesEach: 5, memberIds, teamIds, now: new Date() },
      });
      say("indexing their words");
      await indexWords(client);
      const ids = await someConversations(client, quick ? 200 : 500);
      await client.end();
      const ask = asking(product, keys);
      return [
        await views(ask, memberIds[0]!, teamIds[0]!, quick ? 20 : 40),
        await counts(ask, memberIds[0]!, teamIds, quick ? 50 : 100),
        await opening(ask, ids),
        await searching(ask, quick ? 10 : 30),
      ];
    } finally {
      await product.stop();
      await removeDataDir(dataDir);
    }
  },
};

/** What the product does message by message, set-wise; the index is made once at the end, as after a restore. */
async function indexWords(client: pg.Client): Promise<void> {
  await client.query("drop index desk.search_entry_by_words");
  await client.query(`
    insert into desk.search_entry (workspace_id, entry_id, conversation_id, kind, author, at, has_files, language, words)
    select workspace_id, message_id, conversation_id, kind, author, coalesce(sent_at, written_at), false, 'english',
      to_tsvector('simple', body_text) || to_tsvector('english', body_text)
    from desk.message`);
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query("create index search_entry_by_words on desk.search_entry using gin (words)");
  await client.query("vacuum analyze desk.search_entry");
}

async function someConversations(client: pg.Client, count: number): Promise<string[]> {
  const { rows } = await client.query(
    "select conversation_id as id from desk.conversation order by md5(number::text) limit $1",
    [count],
  );
  return rows.map(({ id }) => id);
}

type Ask = (method: "GET" | "POST", path: string, body?: object) => Promise<{ milliseconds: number; body: Answer }>;

interface Answer {
  conversations: unknown[];
  results: unknown[];
  messages: unknown[];
}

function asking({ url }: ServerProcess, { workspaceId, secretKey }: SetUp): Ask {
  return async (method, path, body) => {
    const began = performance.now();
    const response = await fetch(`${url}/api/workspaces/${workspaceId}/${path}`, {
      method,
      headers: { authorization: `Bearer ${secretKey}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return { milliseconds: performance.now() - began, body: answer };
  };
}

async function views(ask: Ask, member: string, team: string, turns: number): Promise<Figure> {
  const wanted = [
    { filter: { state: ["open", "pending"], assignee: member } },
    { filter: { state: ["open", "pending"], assignee: "nobody" } },
    { filter: { state: ["open", "pending"] } },
    { filter: { state: ["open"], waiting: true }, order: "waiting" },
    { filter: { state: ["open", "pending"], team } },
    { filter: { state: ["snoozed"] } },
    { filter: { state: ["resolved"] } },
    { filter: { state: ["resolved"], assignee: member } },
    { filter: { state: ["open", "pending"], channel: ["email"] }, order: "oldest" },
    { filter: { state: ["open", "pending"] }, order: "priority" },
    { filter: { tag: ["tag 3"] } },
    { filter: {} },
  ];
  const worst: { name: string; value: number }[] = [];
  for (const view of wanted) {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const { milliseconds, body } = await ask("POST", "conversation-lists", { ...view, limit: 50 });
      if (body.conversations.length === 0) throw new Error(`Nothing is in ${JSON.stringify(view)}.`);
      times.push(milliseconds);
    }
    worst.push({ name: JSON.stringify(view.filter), value: percentile(times.slice(2), 0.95) });
  }
  const slowest = worst.toSorted((one, other) => other.value - one.value)[0]!;
  return atMost(50, {
    name: `first page of the slowest of 12 views (${slowest.name}), p95`,
    value: slowest.value,
    unit: "ms",
  });
}

async function counts(ask: Ask, member: string, teams: readonly string[], turns: number): Promise<Figure> {
  const active = ["open", "pending"];
  const filters = [
    ...[{ state: active, assignee: member }, { state: active, assignee: "nobody" }, { state: active }],
    ...[{ state: ["open"], waiting: true }, { state: ["snoozed"] }, { state: ["resolved"] }],
    ...teams.map((team) => ({ state: active, team })),
  ];
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++)
    times.push((await ask("POST", "conversation-counts", { filters })).milliseconds);
  return atMost(100, {
    name: `counts of ${filters.length} views at once, p95`,
    value: percentile(times.slice(2), 0.95),
    unit: "ms",
  });
}

async function opening(ask: Ask, ids: readonly string[]): Promise<Figure> {
  const times: number[] = [];
  for (const id of ids) {
    const { milliseconds, body } = await ask("GET", `conversations/${id}`);
    if (body.messages.length !== 5) throw new Error(`Conversation ${id} has ${body.messages.length} messages.`);
    times.push(milliseconds);
  }
  return atMost(30, { name: "a conversation is opened, p95", value: percentile(times.slice(5), 0.95), unit: "ms" });
}

const typed = [
  ...["refund", "order 4711", "broken grinder", '"thank you"', "bestellung", "remboursement merci", "descale espresso"],
  ...[
    "coffee",
    "invoice -refund",
    "is:open refund",
    "channel:email voucher",
    'tag:"tag 3" parcel',
    "deliv",
    "grinders",
  ],
  ...[
    "before:2025-01-01 opening hours",
    "nothinglikeit",
    "order 19876",
    "customer courier",
    "mahlwerk entkalken",
    "hello",
  ],
];

async function searching(ask: Ask, turns: number): Promise<Figure> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    for (const q of typed) {
      const { milliseconds, body } = await ask("GET", `message-search?limit=20&q=${encodeURIComponent(q)}`);
      if (!Array.isArray(body.results)) throw new Error(`No answer to ${q}.`);
      if (turn > 0) times.push(milliseconds);
    }
  }
  return atMost(150, {
    name: `search in messages, ${typed.length} questions, p95`,
    value: percentile(times, 0.95),
    unit: "ms",
  });
}
