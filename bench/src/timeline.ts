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
import { fillPeople, fillTouchpoints, heavyPerson } from "./population.ts";

export const timeline: Bench = {
  name: "timeline",
  about: "10 million touchpoints of 1 million people: a person's first page, and the search for people, over HTTP",
  async run({ quick, say }): Promise<Figure[]> {
    const people = quick ? 50_000 : 1_000_000;
    const touchpoints = quick ? 500_000 : 10_000_000;
    const dataDir = await emptyDataDir();
    const product = await startProcess(dataDir);
    try {
      const keys = await setUp(product.url);
      const database = (await embeddedPostgres(dataDir)).url;
      const client = new pg.Client({ connectionString: database });
      await client.connect();
      const salt = await saltOf(client, keys.workspaceId);
      say(`writing ${people.toLocaleString("en")} people`);
      await fillPeople(database, keys.workspaceId, salt, people);
      say(`writing ${touchpoints.toLocaleString("en")} touchpoints`);
      const personId = await fillTouchpoints(client, keys.workspaceId, salt, touchpoints);
      // People were written with what their touchpoints amount to, so there is nothing left for the follower to count.
      await client.query(
        "update kernel.cursor set (xid, seq) = (select max(xid), max(seq) from timeline.touchpoint) where follower = 'timeline.activity'",
      );
      say("analysing");
      await client.query("analyze");
      await client.end();
      return [...(await pageFigures(product, keys, personId, quick)), ...(await searchFigures(product, keys, quick))];
    } finally {
      await product.stop();
      await removeDataDir(dataDir);
    }
  },
};

async function saltOf(client: pg.Client, workspaceId: string): Promise<Buffer> {
  const { rows } = await client.query("select subject_salt from workspaces.workspace where workspace_id = $1", [
    workspaceId,
  ]);
  return rows[0].subject_salt;
}

async function pageFigures(product: ServerProcess, keys: SetUp, personId: string, quick: boolean): Promise<Figure[]> {
  const page = await measured(
    product,
    keys,
    Array.from({ length: quick ? 200 : 1000 }, () => `people/${personId}/timeline?limit=50`),
    (body) => body.touchpoints.length === 50,
  );
  return [
    atMost(20, {
      name: `first page of a person with ${heavyPerson.touchpoints.toLocaleString("en")} touchpoints, p99`,
      value: percentile(page, 0.99),
      unit: "ms",
      ...(await beside(product)),
    }),
  ];
}

const typed = [
  "ma",
  "mar",
  "mari",
  "maria",
  "maria le",
  "lefevr",
  "lefvre",
  "+49151",
  "cust-00047",
  "cust-0004711",
  "anders",
  "jo",
  "johnson",
  "jonson mary",
  "zzqx",
  "o",
  "kowalsky",
  "garcia lopez",
  "coffee",
  "gmail.com",
];

async function searchFigures(product: ServerProcess, keys: SetUp, quick: boolean): Promise<Figure[]> {
  const asked = Array.from(
    { length: quick ? 180 : 720 },
    (_, turn) => `people?q=${encodeURIComponent(typed[turn % typed.length]!)}&limit=20`,
  );
  const search = await measured(product, keys, asked, (body) => Array.isArray(body.people));
  return [
    atMost(50, {
      name: "search for people as one types, p95",
      value: percentile(search, 0.95),
      unit: "ms",
      ...(await beside(product)),
    }),
  ];
}

// The least that any request to this server takes, in the same run.
async function beside({ url }: ServerProcess) {
  const least: number[] = [];
  for (let turn = 0; turn < 200; turn++) {
    const began = performance.now();
    await (await fetch(`${url}/readyz`)).text();
    least.push(performance.now() - began);
  }
  return { peer: "the same server's /readyz, p95", peerValue: percentile(least, 0.95) };
}

/** Milliseconds of each request, one after another; throws on a wrong answer. */
async function measured(
  { url }: ServerProcess,
  keys: SetUp,
  paths: string[],
  isRight: (body: { touchpoints: unknown[]; people: unknown }) => boolean,
): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    const response = await fetch(`${url}/api/workspaces/${keys.workspaceId}/${path}`, {
      headers: { authorization: `Bearer ${keys.secretKey}` },
    });
    const body = (await response.json()) as { touchpoints: unknown[]; people: unknown };
    times.push(performance.now() - began);
    if (!response.ok || !isRight(body)) throw new Error(`${path}: ${JSON.stringify(body).slice(0, 300)}`);
  }
  return times.slice(Math.min(20, times.length >> 2));
}
