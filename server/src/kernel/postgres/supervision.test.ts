import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { ask, inHouse, until } from "./embedded.fixture.ts";
import { birthOf } from "./process.ts";
import { supervise } from "./supervision.ts";

test("a killed PostgreSQL comes back on its port with all that was committed, and pools connect again", () =>
  inHouse(async ({ said, start }) => {
    const embedded = await start();
    const pool = new pg.Pool({ connectionString: embedded.url });
    pool.on("error", () => {});
    await pool.query("create table note (text text)");
    await pool.query("insert into note values ('committed')");

    const killed = embedded.pid();
    process.kill(killed, "SIGKILL");
    await until(() => embedded.pid() !== killed);
    expect((await pool.query("select text from note")).rows).toEqual([{ text: "committed" }]);
    expect(said).toContain("PostgreSQL has died; starting it again in 0 ms.");
    await pool.end();
  }));

test.runIf(process.platform === "linux")(
  "a long computation that outlives the killed PostgreSQL does not keep the next one out",
  () =>
    inHouse(async ({ said, start }) => {
      const embedded = await start();
      const computing = ask(embedded.url, "select count(*) from generate_series(1, 10000000000) as number");
      const computingEnds = expect(computing).rejects.toThrow();
      await until(async () => {
        const busy = await ask(embedded.url, "select 1 from pg_stat_activity where query like '%generate_series(1%'");
        return busy.length > 1;
      });
      await delay(200);

      const killed = embedded.pid();
      process.kill(killed, "SIGKILL");
      await until(() => embedded.pid() !== killed);
      await computingEnds;
      expect(said).toContain("Ending processes that a killed PostgreSQL left behind.");
      expect(await ask(embedded.url, "select 1 as here")).toEqual([{ here: 1 }]);
    }),
);

test("two servers that see PostgreSQL die agree on the next one", () =>
  inHouse(async ({ server, start }) => {
    const ours = await start();
    const other = await server();
    const killed = ours.pid();
    process.kill(killed, "SIGKILL");
    await until(() => ours.pid() !== killed);
    await delay(500);

    expect(await birthOf(ours.pid())).toBeDefined();
    expect(await ask(other.url, "select 1 as here")).toEqual([{ here: 1 }]);
  }));

test("nobody who stops PostgreSQL gets it back", () =>
  inHouse(async ({ start }) => {
    const embedded = await start();
    const pid = embedded.pid();
    await Promise.all([embedded.stop(), embedded.stop()]);
    await delay(500);
    expect(embedded.pid()).toBe(pid);
    expect(await birthOf(pid)).toBeUndefined();
  }));

test("a PostgreSQL that dies again and again is given up with one clear error", async () => {
  const said: string[] = [];
  const write = (_facts: object, sentence: string) => void said.push(sentence);
  const failure = Promise.withResolvers<Error>();
  let restarts = 0;

  const supervision = supervise({
    postmaster: await shortLived(),
    revive: async () => {
      restarts++;
      if (restarts === 2) throw new Error("The port is taken.");
      return shortLived();
    },
    onFailure: failure.resolve,
    log: { info: write, warn: write, error: write },
    rhythm: { lookMs: 5, backOffMs: [0, 5, 10], forgivenAfterMs: 60_000 },
  });

  expect((await failure.promise).message).toBe(
    "PostgreSQL died or failed to start 3 times in a row and is not started again.",
  );
  expect(restarts).toBe(3);
  expect(said).toContain("PostgreSQL could not be started again.");
  await supervision.end();
});

async function shortLived() {
  const child = spawn("sleep", ["0.05"]);
  await once(child, "spawn");
  return { pid: child.pid!, birth: (await birthOf(child.pid!))!, port: 1 };
}
