import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "./database.fixture.ts";
import { startServer } from "./server.fixture.ts";
import { eventually, send, tracked } from "./timeline/senders.fixture.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

test("the same batches sent by four clients at once to two servers on one database make each touchpoint once", async () => {
  await using one = await startServer(at);
  await using other = await startServer(at, { owner: one.owner });
  const batches = Array.from({ length: 20 }, (_, turn) => ({
    batch: Array.from({ length: 50 }, (_, i) =>
      tracked(`user-${(turn * 50 + i) % 300}`, "Order Completed", { properties: { revenue: 2 } }),
    ),
  }));
  const client = async (url: string) => {
    for (const batch of batches)
      expect((await send(url, one.owner.serverWriteKey, "batch", batch)).body).toEqual({ success: true });
  };

  await Promise.all([client(one.url), client(one.url), client(other.url), client(other.url)]);

  const stored = await at.owner.query(
    "select count(*)::int as n, count(distinct touchpoint_id)::int as ids from timeline.touchpoint",
  );
  expect(stored.rows[0]).toEqual({ n: 1000, ids: 1000 });
  const counted = () =>
    at.owner.query(
      "select sum(touchpoints)::int as touchpoints, count(*)::int as people, sum(orders)::int as orders, sum(revenue)::int as revenue from people.card",
    );
  const cards = await eventually(counted, ({ rows }) => rows[0].touchpoints >= 1000);
  expect(cards.rows[0]).toEqual({ touchpoints: 1000, people: 300, orders: 1000, revenue: 2000 });
});
