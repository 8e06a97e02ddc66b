import {
  embeddedPostgres,
  emptyDataDir,
  removeDataDir,
  setUp,
  startProcess,
} from "@throughline/server/process.fixture.ts";
import pg from "pg";
import { bareInsertRate } from "./bare-insert.ts";
import { atLeast, atMost, type Bench, type Figure, percentile } from "./figure.ts";
import { sendBatches } from "./load.ts";

const connections = 16;

export const ingest: Bench = {
  name: "ingest",
  about:
    "batches of 100 over HTTP, a fifth new people, answered after a durable commit, load generator on the same processors",
  async run({ quick, say }): Promise<Figure[]> {
    const dataDir = await emptyDataDir();
    const product = await startProcess(dataDir, { INGEST_REQUESTS_PER_SECOND: "1000000" });
    try {
      const { serverWriteKey } = await setUp(product.url);
      const seconds = quick ? 20 : 300;
      const database = (await embeddedPostgres(dataDir)).url;
      say("measuring the bare insert");
      const bare = await bareInsertRate(database, quick ? 5 : 20);
      say(`sending for ${seconds} s over ${connections} connections`);
      const warmUp = await sendBatches(product.url, serverWriteKey, connections, 3, product.residentMegabytes);
      const load = await sendBatches(product.url, serverWriteKey, connections, seconds, product.residentMegabytes);
      const rate = load.accepted / load.seconds;
      await everythingStored(database, warmUp.accepted + load.accepted);
      const behind = await secondsUntilCounted(database, warmUp.accepted + load.accepted);
      say(`${Math.round(behind)} s after the last answer the lists of people showed everything`);
      const beside = { peer: "bare multi-row insert", peerValue: bare, ratio: rate / bare };
      return [
        atLeast(20_000, { name: "ingest rate", value: rate, unit: "touchpoints/s", ...beside }),
        atLeast(0.25, { name: "ingest share of bare insert", value: rate / bare, unit: "of the rows/s", ...beside }),
        atMost(250, { name: "ingest batch p99", value: percentile(load.milliseconds, 0.99), unit: "ms" }),
        atMost(1.25, {
          name: "ingest memory growth",
          value: growth(load.residentMegabytes),
          unit: "× the first third's median resident memory",
        }),
      ];
    } finally {
      await product.stop();
      await removeDataDir(dataDir);
    }
  },
};

/** How the last third's median compares with the first third's. */
function growth(samples: number[]): number {
  const third = Math.max(1, Math.floor(samples.length / 3));
  return percentile(samples.slice(-third), 0.5) / percentile(samples.slice(0, third), 0.5);
}

async function everythingStored(databaseUrl: string, accepted: number): Promise<void> {
  const stored = await numberOf(databaseUrl, "select count(*) as n from timeline.touchpoint");
  if (stored !== accepted) throw new Error(`${accepted} were answered 200, ${stored} are stored.`);
}

async function secondsUntilCounted(databaseUrl: string, accepted: number): Promise<number> {
  const began = performance.now();
  while ((await numberOf(databaseUrl, "select sum(touchpoints) as n from people.tally")) < accepted) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return (performance.now() - began) / 1000;
}

async function numberOf(databaseUrl: string, question: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(question);
  await client.end();
  return Number(rows[0].n);
}
