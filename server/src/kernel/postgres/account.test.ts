import { chmod, chown, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { accountFor } from "./account.ts";
import { ask, inHouse } from "./embedded.fixture.ts";

const weAreRoot = process.getuid?.() === 0;

test.runIf(weAreRoot)("under root the database, and nothing else, belongs to a system user", () =>
  inHouse(async ({ cluster, dataDir, start }) => {
    await start();
    expect((await stat(cluster)).uid).toBe((await accountFor(cluster))!.uid);
    for (const name of [".", "postgres.password", "postgres.log", "servers"])
      expect((await stat(join(dataDir, name))).uid).toBe(0);
  }),
);

test.runIf(weAreRoot)("under root PostgreSQL works in a folder that is closed to its user", () =>
  inHouse(async ({ dataDir, said, start }) => {
    await chmod(dataDir, 0o700);
    const { url } = await start();
    await ask(url, "create extension pg_trgm", "create table note (text text)", "checkpoint");
    expect(said.join()).toMatch(/may not enter .*, so PostgreSQL gets the capability dac_/);
  }),
);

test.runIf(weAreRoot)("a database that root has restored from a backup is handed to the system user", () =>
  inHouse(async ({ cluster, start }) => {
    await (await start()).stop();
    await chown(cluster, 0, 0);
    await chown(join(cluster, "PG_VERSION"), 0, 0);
    await chmod(cluster, 0o755);
    expect(await ask((await start()).url, "select 1 as here")).toEqual([{ here: 1 }]);
  }),
);

test.runIf(weAreRoot)("under root a database goes on under the user whose it is", () =>
  inHouse(async ({ cluster, start }) => {
    await (await start()).stop();
    const { uid } = await stat(cluster);
    expect(await accountFor(cluster)).toMatchObject({ uid });
  }),
);

test.skipIf(weAreRoot)("an ordinary user runs PostgreSQL as himself", () =>
  inHouse(async ({ cluster, start }) => {
    await start();
    expect((await stat(cluster)).uid).toBe(process.getuid?.());
    expect(await accountFor(cluster)).toBeUndefined();
    await expect(accountFor("/")).rejects.toThrow(/belongs to another user/);
  }),
);
