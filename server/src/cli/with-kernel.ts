import { capabilities } from "../capabilities.ts";
import { type Kernel, openKernel, prepareDatabase } from "../kernel/assemble.ts";
import { systemClock } from "../kernel/clock.ts";
import { type Config, readConfig } from "../kernel/config.ts";
import { createLog, type Log } from "../kernel/log.ts";
import { openPostgres } from "../start.ts";
import { admitCaller } from "../workspaces/public.ts";
import type { Surroundings } from "./command.ts";

/** Works with the database of this installation, whether its server runs or not, and leaves it as it was found. */
export async function withDatabase<Result>(
  { environment }: Surroundings,
  work: (database: { url: string; config: Config; log: Log }) => Promise<Result>,
): Promise<Result> {
  const config = readConfig({ ...environment, LOG_LEVEL: environment.LOG_LEVEL || "error" });
  // Standard output is for results.
  const log = createLog(config.LOG_LEVEL, 2);
  const postgres = await openPostgres(config, log);
  return work({ url: postgres.url, config, log }).finally(() => postgres.stop());
}

/** The same with everything that capabilities work with, on a schema that is up to date. */
export function withKernel<Result>(
  surroundings: Surroundings,
  work: (kernel: Kernel) => Promise<Result>,
): Promise<Result> {
  return withDatabase(surroundings, async ({ url, config, log }) => {
    await prepareDatabase(url, capabilities);
    const parts = { config, databaseUrl: url, clock: systemClock, log, admit: admitCaller, capabilities };
    const kernel = await openKernel(parts);
    await kernel.notifications.start();
    return work(kernel).finally(async () => {
      await Promise.all([kernel.tails.stop(), kernel.notifications.stop()]);
      await kernel.db.destroy();
    });
  });
}
