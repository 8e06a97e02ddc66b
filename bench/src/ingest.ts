import pg from "pg";
import { bareInsertRate } from "./bare-insert.ts";
import { atLeast, atMost, type Bench, type Figure, percentile } from "./figure.ts";
import { sendBatches } from "./load.ts";
import { emptyDataDir, setUp, startProduct } from "./product.ts";

const connections = 16;

export const ingest: Bench = {
  name: "ingest",
  about: "batches of 100 over HTTP, a fifth new people, answered after a durable commit, load generator on the same processors",
  async run({ quick, say }): Promise<Figure[]> {
    await using product = await startProduct(await emptyDataDir(), 4690);
    const keys = await setUp(product);
    const seconds = quick ? 20 : 300;
    say("measuring the bare insert");
    const bare = await bareInsertRate(await product.databaseUrl(), quick ? 5 : 20);
    say(`sending for ${seconds} s over ${connections} connections`);
    await sendBatches(product.url, keys.serverWriteKey, connections, 3, product.residentMegabytes);
    const load = await sendBatches(product.url, keys.serverWriteKey, connections, seconds, product.residentMegabytes);
    const rate = load.accepted / load.seconds;
    const stored = await storedTouchpoints(await product.databaseUrl());
    say(`${stored.toLocaleString("en")} touchpoints in the database`);
    return [
      atLeast(20_000, { name: "ingest rate", value: rate, unit: "touchpoints/s", peer: "bare multi-row insert", peerValue: bare, ratio: rate / bare }),
      atLeast(0.25, { name: "ingest share of bare insert", value: rate / bare, unit: "of the rows/s", peer: "bare multi-row insert", peerValue: bare, ratio: rate / bare }),
      atMost(250, { name: "ingest batch p99", value: percentile(load.milliseconds, 0.99), unit: "ms" }),
      atMost(1.2, { name: "ingest memory growth", value: growth(load.residentMegabytes), unit: "of the first third's median resident memory" }),
    ];
  },
};

/** How the last third's median compares with the first third's. */
function growth(samples: number[]): number {
  const third = Math.max(1, Math.floor(samples.length / 3));
  return percentile(samples.slice(-third), 0.5) / percentile(samples.slice(0, third), 0.5);
}

async function storedTouchpoints(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query("select count(*)::int as n from timeline.touchpoint");
  await client.end();
  return rows[0].n;
}
