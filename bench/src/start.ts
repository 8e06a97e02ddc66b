import { setTimeout as pause } from "node:timers/promises";
import { emptyDataDir, removeDataDir, setUp, startProcess } from "@throughline/server/process.fixture.ts";
import { atMost, type Bench, type Figure, percentile } from "./figure.ts";

export const start: Bench = {
  name: "start",
  about: "from the command to the line “is ready”, with a new and with an existing database; memory at rest",
  async run({ quick }): Promise<Figure[]> {
    const times = quick ? 2 : 5;
    const first: number[] = [];
    const again: number[] = [];
    const resident: number[] = [];
    for (let time = 0; time < times; time++) {
      const dataDir = await emptyDataDir();
      const [fresh, took] = await timed(() => startProcess(dataDir));
      first.push(took);
      await setUp(fresh.url);
      await fresh.stop();
      const [existing, tookAgain] = await timed(() => startProcess(dataDir));
      again.push(tookAgain);
      await pause(quick ? 2000 : 10_000);
      resident.push(await existing.residentMegabytes());
      await existing.stop();
      await removeDataDir(dataDir);
    }
    return [
      atMost(15, { name: "start, first time", value: percentile(first, 0.5), unit: "s (median)" }),
      atMost(5, { name: "start, existing database", value: percentile(again, 0.5), unit: "s (median)" }),
      atMost(250, { name: "server memory when idle", value: percentile(resident, 0.5), unit: "MB resident (median)" }),
    ];
  },
};

async function timed<Of>(work: () => Promise<Of>): Promise<[Of, number]> {
  const began = performance.now();
  const result = await work();
  return [result, (performance.now() - began) / 1000];
}
