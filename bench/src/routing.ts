import {
  countAssigned,
  countQueue,
  fillQueue,
  mostTaken,
  startShifts,
  timesRouted,
  untilCount,
} from "@throughline/server/desk/routing/crowd.fixture.ts";
import { meanWaitSeconds } from "@throughline/server/desk/routing/erlang.ts";
import { replayInterval } from "@throughline/server/desk/routing/replay.ts";
import {
  embeddedPostgres,
  emptyDataDir,
  removeDataDir,
  setUp,
  startProcess,
} from "@throughline/server/process.fixture.ts";
import pg from "pg";
import { atLeast, atMost, type Bench, type Figure } from "./figure.ts";

export const routing: Bench = {
  name: "routing",
  about:
    "conversations in four languages and two channels wait for 500 agents, given out by two processes; and the wait of a replay beside Erlang C",
  async run({ quick, say }): Promise<Figure[]> {
    return [...(await throughput(quick ? 2000 : 10_000, say)), replayed(quick, say)];
  },
};

async function throughput(conversations: number, say: (text: string) => void): Promise<Figure[]> {
  const folders = [await emptyDataDir(), await emptyDataDir()] as const;
  const first = await startProcess(folders[0]);
  const { url } = await embeddedPostgres(folders[0]);
  const second = await startProcess(folders[1], { DATABASE_URL: url });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { workspaceId } = await setUp(first.url);
    const slots = conversations / 500;
    await fillQueue(client, { workspaceId, agents: 500, conversations, slots });
    const queueing = await secondsOf(() => untilCount(client, countQueue, workspaceId, conversations));
    say(`${conversations} conversations were in the queue ${queueing.toFixed(1)} s after they had been opened`);
    const seconds = await secondsOf(async () => {
      await startShifts(client, workspaceId);
      await untilCount(client, countAssigned, workspaceId, conversations);
    });
    const times = await timesRouted(client, workspaceId);
    return [
      atLeast(500, { name: "routing rate", value: conversations / seconds, unit: "assignments/s over 2 processes" }),
      atLeast(conversations, { name: "routed exactly once", value: times[1] ?? 0, unit: "conversations" }),
      atMost(slots, { name: "fullest agent", value: await mostTaken(client, workspaceId), unit: "slots" }),
    ];
  } finally {
    await client.end();
    await second.stop();
    await first.stop();
    await Promise.all(folders.map(removeDataDir));
  }
}

/** Twenty agents at 90 %: how far the mean wait of the replay is from Erlang's, in half widths of its 99 % interval. */
function replayed(quick: boolean, say: (text: string) => void): Figure {
  const [agents, meanServiceSeconds] = [20, 300];
  const load = 0.9 * agents;
  const arrivalsPerSecond = load / meanServiceSeconds;
  const customers = quick ? 20_000 : 100_000;
  const expected = meanWaitSeconds({ servers: agents, load }, meanServiceSeconds);
  const drawn = { agents, arrivalsPerSecond, meanServiceSeconds, customers, warmUp: 5000, seed: 20_261_122 };
  const { mean, halfWidth } = replayInterval(drawn, 10);
  say(
    `the replay waits ${mean.toFixed(2)} s ± ${halfWidth.toFixed(2)} s (99 %), Erlang C says ${expected.toFixed(2)} s`,
  );
  return atMost(1, {
    name: "wait of a replay beside Erlang C",
    value: Math.abs(mean - expected) / halfWidth,
    unit: "half widths of its 99 % interval",
    peer: "Erlang C, seconds",
    peerValue: expected,
    ratio: mean / expected,
  });
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
