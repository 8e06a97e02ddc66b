import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { openTestKernel, type TestKernel } from "./kernel.fixture.ts";
import { signalOnCommit } from "./signals.ts";

let at: TestDatabase;
let here: TestKernel;
let there: TestKernel;
beforeEach(async () => {
  at = await copyDatabase();
  [here, there] = await Promise.all([openTestKernel(at), openTestKernel(at)]);
});
afterEach(async () => {
  await Promise.all([here[Symbol.asyncDispose](), there[Symbol.asyncDispose]()]);
  await at[Symbol.asyncDispose]();
});

function hearing({ kernel }: TestKernel, name = "typing"): unknown[] {
  const heard: unknown[] = [];
  kernel.signals.on(name, (message) => heard.push(message));
  return heard;
}

test("its own process hears a signal at once and once, the other soon and once", async () => {
  const own = hearing(here);
  const other = hearing(there);
  const elsewhere = hearing(there, "presence");
  here.kernel.signals.send("typing", { who: "Ada" });
  expect(own).toEqual([{ who: "Ada" }]);
  await expect.poll(() => other).toEqual([{ who: "Ada" }]);
  there.kernel.signals.send("typing", { who: "Noor" });
  await expect.poll(() => own).toEqual([{ who: "Ada" }, { who: "Noor" }]);
  expect(other).toEqual([{ who: "Ada" }, { who: "Noor" }]);
  expect(elsewhere).toEqual([]);
});

test("a thousand signals arrive in order, equal ones too", async () => {
  const other = hearing(there);
  const messages = Array.from({ length: 1000 }, (_, n) => ({ n: Math.floor(n / 2) }));
  for (const message of messages) here.kernel.signals.send("typing", message);
  await expect.poll(() => other.length).toBe(1000);
  expect(other).toEqual(messages);
});

test("one that goes with a transaction is heard everywhere if that commits", async () => {
  const heard = [hearing(here), hearing(there)];
  const id = randomUUID();
  const send = (message: object) =>
    at.db.transaction().execute(async (tx) => {
      await sql`select ${signalOnCommit("typing", message)}`.execute(tx);
      if ("undone" in message) throw new Error("undone");
    });
  await expect(send({ undone: id })).rejects.toThrow();
  await send({ id });
  await expect.poll(() => heard).toEqual([[{ id }], [{ id }]]);
});

test("a hearer that throws keeps nobody from hearing; who has stopped hears nothing", async () => {
  here.kernel.signals.on("typing", () => {
    throw new Error("broken");
  });
  const silence = here.kernel.signals.on("typing", () => expect.unreachable());
  silence();
  const own = hearing(here);
  here.kernel.signals.send("typing", { who: "Ada" });
  expect(own).toEqual([{ who: "Ada" }]);
});

test("a signal that is too long is refused, and nobody hears it", async () => {
  const own = hearing(here);
  expect(() => here.kernel.signals.send("typing", { text: "é".repeat(3600) })).toThrow("7 kB");
  expect(own).toEqual([]);
});

test("signals go through again after the connection was lost", async () => {
  const other = hearing(there);
  await at.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await expect
    .poll(() => {
      here.kernel.signals.send("typing", { who: "Ada" });
      return other.length;
    })
    .toBeGreaterThan(0);
});
