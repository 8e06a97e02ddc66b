import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand } from "../../cli/cli.fixture.ts";
import { copyDatabase } from "../../database.fixture.ts";
import { startServer } from "../../server.fixture.ts";
import { eventually } from "../senders.fixture.ts";

const file = fileURLToPath(new URL("../../../../../shared/data/cdnow/CDNOW_master.txt", import.meta.url));

/** What the file itself adds up to, in cents, so that no rounding can hide. */
async function totalsOf(path: string) {
  const rows = (await readFile(path, "utf8")).trim().split("\r\n").slice(1);
  const cells = rows.map((row) => row.trim().split(/ +/));
  const cents = cells.reduce((sum, [, , , value]) => sum + BigInt(value!.replace(".", "")), 0n);
  const value = `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
  return { touchpoints: rows.length, people: new Set(cells.map(([id]) => id)).size, value };
}

test.skipIf(!existsSync(file))(
  "CDNOW, imported twice by one command: 69,659 touchpoints of 23,570 people, and the file's sum of value to the cent",
  async () => {
    await using at = await copyDatabase();
    await using on = await startServer(at);
    const totals = await totalsOf(file);
    expect(totals).toEqual({ touchpoints: 69_659, people: 23_570, value: "2500315.63" });

    const words = ["import", file, "--columns", "user_id,time:yyyymmdd,quantity,revenue", "--name", "Order Completed"];
    const settings = { DATABASE_URL: at.url, DATA_DIR: on.server.kernel.config.DATA_DIR };
    const first = await runCommand(words, settings);
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining("69,659 imported, 0 there already") });
    const again = await runCommand(words, settings);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("0 imported, 69,659 there already") });

    const ledger = await at.owner.query(`select count(*)::int as touchpoints, count(distinct subject_id)::int as people,
      sum((properties ->> 'revenue')::numeric)::text as value from timeline.touchpoint`);
    expect(ledger.rows[0]).toEqual(totals);
    const people = async () => {
      const { rows } = await at.owner.query(`select count(*)::int as people, sum(touchpoints)::int as touchpoints,
        sum(orders)::int as orders, sum(revenue)::text as value from people.tally`);
      return rows[0];
    };
    const shown = await eventually(people, ({ touchpoints }) => touchpoints === totals.touchpoints, 120_000);
    expect(shown).toEqual({ ...totals, orders: 69_659 });
  },
  180_000,
);
