import { expect, test } from "vitest";
import { copyDatabase } from "../database.fixture.ts";
import { inSystem, openPool } from "./database.ts";
import { enqueue, startJobs } from "./jobs.ts";
import { createLog } from "./log.ts";

const log = createLog("silent");

test("a job whose server died is taken up again by another, and one whose server lives is not", async () => {
  await using at = await copyDatabase();
  const pools = [openPool(at.url, { max: 4 }), openPool(at.url, { max: 4 })] as const;
  const done: string[] = [];
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const long = async () => {
    begun.resolve();
    await end.promise;
  };
  const living = await startJobs(pools[0], [{ name: "long", run: long }], log);
  await inSystem(at.db, async (tx) => {
    await enqueue(tx, "long", {});
    await enqueue(tx, "left", {});
  });
  await begun.promise;
  // As a server leaves a job when it is killed, and as a long one looks after a while.
  await at.owner.query(`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute',
    locked_by = coalesce(locked_by, 'pool-of-the-dead')`);

  const note = (name: string) => ({ name, run: async () => void done.push(name) });
  const other = await startJobs(pools[1], [note("left"), note("long")], log);
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(["left"]);
  end.resolve();
  await Promise.all([living.stop(), other.stop()]);
  expect(done).toEqual(["left"]);
  await Promise.all(pools.map((pool) => pool.end()));
});
