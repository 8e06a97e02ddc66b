import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "../database.fixture.ts";
import { type Kernel, openKernel } from "./assemble.ts";
import { type Clock, systemClock } from "./clock.ts";
import { readConfig } from "./config.ts";
import { createLog } from "./log.ts";

export interface TestKernel extends AsyncDisposable {
  kernel: Kernel;
}

/** A process of its own, as far as the database sees: the kernel on a test's database, without capabilities. */
export async function openTestKernel(
  at: TestDatabase,
  { clock = systemClock, settings = {} }: { clock?: Clock; settings?: Record<string, string> } = {},
): Promise<TestKernel> {
  const folder = await mkdtemp(join(tmpdir(), "throughline-kernel-"));
  const config = readConfig({ DATABASE_URL: at.url, DATA_DIR: folder, ...settings });
  const admit = () => () => Promise.reject(new Error("Nobody is admitted here."));
  const log = createLog("silent");
  const kernel = await openKernel({ config, databaseUrl: at.url, clock, log, admit, capabilities: [] });
  await kernel.notifications.start();
  return {
    kernel,
    async [Symbol.asyncDispose]() {
      await Promise.all([kernel.tails.stop(), kernel.signals.settle(), kernel.notifications.stop()]);
      await kernel.db.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
