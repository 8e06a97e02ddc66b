import { once } from "node:events";
import { appendFile, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, inHouse, until } from "./embedded.fixture.ts";
import { portsOf } from "./ports.ts";
import { findPostmaster } from "./postmaster.ts";
import { birthOf } from "./process.ts";

test("the first start makes a durable UTF-8 database behind a password that only we can read", () =>
  inHouse(async ({ dataDir, start }) => {
    const { url } = await start();

    expect(await ask(url, settingsOfInterest)).toEqual([
      { data_checksums: "on", fsync: "on", server_encoding: "UTF8", synchronous_commit: "on" },
    ]);
    expect(await ask(url, "select lower('ÉMİLE') like 'émi%' as knows_letters")).toEqual([{ knows_letters: true }]);
    expect((await stat(join(dataDir, "postgres.password"))).mode & 0o777).toBe(0o600);
    await expect(ask(url.replace(/:[^:@]+@/, ":guess@"), "select 1")).rejects.toThrow("password authentication failed");
  }));

test("a restart keeps data, password and port, and a stopped PostgreSQL leaves no process", () =>
  inHouse(async ({ cluster, start }) => {
    const first = await start();
    await ask(first.url, "create table note (text text)", "insert into note values ('kept')");
    const pid = first.pid();
    await first.stop();
    expect(await birthOf(pid)).toBeUndefined();
    expect(await findPostmaster(cluster)).toBeUndefined();

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, "select text from note")).toEqual([{ text: "kept" }]);
  }));

test.runIf(process.platform === "linux")("PostgreSQL has a session of its own, so that Ctrl-C does not reach it", () =>
  inHouse(async ({ start }) => {
    const { pid } = await start();
    const [, parent, group, session] = (await readFile(`/proc/${pid()}/stat`, "utf8")).split(") ")[1]!.split(" ");
    expect({ parent, group, session }).toEqual({ parent: `${process.pid}`, group: `${pid()}`, session: `${pid()}` });
  }),
);

test("the PostgreSQL of a server killed with -9 is adopted, with all that was committed", () =>
  inHouse(async ({ server, start }) => {
    const killed = await server();
    await ask(killed.url, "create table note (text text)", "insert into note values ('committed')");
    killed.child.kill("SIGKILL");
    await once(killed.child, "exit");

    const next = await start();
    expect(next.pid()).toBe(killed.postgresPid);
    expect(next.url).toBe(killed.url);
    expect(await ask(next.url, "select text from note")).toEqual([{ text: "committed" }]);
    await next.stop();
    expect(await birthOf(killed.postgresPid)).toBeUndefined();
  }));

test("an orphan that runs with other settings is restarted with ours", () =>
  inHouse(async ({ server, start }) => {
    const killed = await server();
    killed.child.kill("SIGKILL");

    const next = await start({ settings: { work_mem: "5MB" } });
    expect(next.pid()).not.toBe(killed.postgresPid);
    expect(await ask(next.url, "show work_mem")).toEqual([{ work_mem: "5MB" }]);
  }));

test("what the operator sets in postgresql.conf wins", () =>
  inHouse(async ({ cluster, start }) => {
    await (await start()).stop();
    await appendFile(join(cluster, "postgresql.conf"), "work_mem = '7MB'\n");
    expect(await ask((await start()).url, "show work_mem")).toEqual([{ work_mem: "7MB" }]);
  }));

test("two servers share one PostgreSQL, and the last one out stops it", () =>
  inHouse(async ({ cluster, server, start }) => {
    const other = await server();
    const ours = await start();
    expect(ours.pid()).toBe(other.postgresPid);

    other.child.kill("SIGTERM");
    await once(other.child, "exit");
    expect(await ask(ours.url, "select 1 as here")).toEqual([{ here: 1 }]);

    const another = await server();
    await ours.stop();
    expect((await findPostmaster(cluster))?.pid).toBe(other.postgresPid);
    another.child.kill("SIGTERM");
    await once(another.child, "exit");
    expect(await findPostmaster(cluster)).toBeUndefined();
  }));

test("a server that was killed does not keep PostgreSQL from being stopped", () =>
  inHouse(async ({ cluster, server, start }) => {
    const killed = await server();
    const ours = await start();
    killed.child.kill("SIGKILL");
    await once(killed.child, "exit");
    await ours.stop();
    expect(await findPostmaster(cluster)).toBeUndefined();
  }));

test("servers that start at the same time for the first time end up with one PostgreSQL", () =>
  inHouse(async ({ server, start }) => {
    const [one, two, three] = await Promise.all([server(), server(), start()]);
    expect([two.postgresPid, three.pid()]).toEqual([one.postgresPid, one.postgresPid]);
  }));

test("another program on the port sends us to the next one", () =>
  inHouse(async ({ cluster, start }) => {
    const [first, second] = portsOf(cluster);
    const squatter = createServer().listen(first, "127.0.0.1");
    await once(squatter, "listening");
    try {
      expect(new URL((await start()).url).port).toBe(`${second}`);
    } finally {
      squatter.close();
    }
  }));

test("a start that fails says why in one sentence and leaves no process", () =>
  inHouse(async ({ cluster, start }) => {
    await (await start()).stop();
    await writeFile(join(cluster, "postgresql.conf"), "shared_buffers = lots\n");
    await expect(start()).rejects.toThrow(/^PostgreSQL did not start: .*postgresql.conf.* contains errors.*\.$/);
    await until(async () => !(await findPostmaster(cluster)));
  }));

const settingsOfInterest = `select current_setting('data_checksums') as data_checksums, current_setting('fsync') as fsync,
  current_setting('server_encoding') as server_encoding, current_setting('synchronous_commit') as synchronous_commit`;
