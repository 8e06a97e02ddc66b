import RudderAnalytics from "@rudderstack/rudder-sdk-node";
import { PipelinesClient } from "customerio-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { type RunningServer, startServer } from "../server.fixture.ts";
import { eventually } from "./senders.fixture.ts";

// What other vendors' SDKs send, unmodified, pointed here. Segment's are in ingest.test.ts and, for browsers, in newcomer.test.ts.

let at: TestDatabase;
let server: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  server = await startServer(at);
});
afterAll(async () => {
  await server.stop();
  await at[Symbol.asyncDispose]();
});

interface Stored {
  kind: string;
  name: string;
  occurred_at: Date;
  properties: Record<string, unknown>;
  context: { library?: { name?: string } };
}

const storedBy = async (library: string, since: Date) =>
  (
    await at.owner.query<Stored>(
      `select * from timeline.touchpoint where context->'library'->>'name' = $1 and received_at >= $2 order by kind, name`,
      [library, since],
    )
  ).rows;

/** Waits until identity has been resolved: each of these user ids is somebody of this name. */
const everyone = (name: string, ...userIds: string[]) =>
  eventually(
    async () => {
      const { rows } = await at.owner.query<{ value: string }>(
        `select i.value from people.identifier i left join people.holding h using (workspace_id, subject_id)
         join people.card c on c.person_id = coalesce(h.person_id, i.subject_id)
         where i.kind = 'user_id' and c.name = $1`,
        [name],
      );
      return rows.map(({ value }) => value).sort();
    },
    (found) => found.join() === userIds.sort().join(),
  );

const allKinds = ["alias", "group", "identify", "page", "screen", "track"];
const orderedAt = new Date("2026-02-03T04:05:06.789Z");

test.each([{ gzip: true }, { gzip: false }])("RudderStack's Node SDK sends everything it can: %j", async ({ gzip }) => {
  const began = new Date();
  const errors: unknown[] = [];
  const userId = `rudder-${gzip}`;
  const name = `Rudi ${gzip}`;
  const analytics = new RudderAnalytics(server.owner.serverWriteKey, {
    dataPlaneUrl: server.url,
    gzip,
    flushAt: 4,
    logLevel: "error",
    errorHandler: (error) => errors.push(error),
  });
  analytics.identify({ userId, traits: { email: `${userId}@example.org`, name } });
  analytics.track({ userId, event: "Order Completed", properties: { revenue: 19.9 }, timestamp: orderedAt });
  analytics.page({ userId, name: "Home" });
  analytics.screen({ anonymousId: `device of ${userId}`, name: "Start" });
  analytics.group({ userId, groupId: "acme", traits: { name: "Acme" } });
  analytics.alias({ userId, previousId: `old ${userId}` });
  // One flush sends as many as `flushAt` says, and an earlier one may still be on its way.
  await analytics.flush();
  const stored = await eventually(
    () => storedBy("analytics-node", began),
    (rows) => rows.length === allKinds.length || errors.length > 0,
  );
  expect(errors).toEqual([]);
  expect(stored.map(({ kind }) => kind)).toEqual(allKinds);
  expect(stored.at(-1)).toMatchObject({
    name: "Order Completed",
    properties: { revenue: 19.9 },
    occurred_at: orderedAt,
  });
  await everyone(name, userId, `old ${userId}`);
});

test("Customer.io's Node SDK sends everything it can, one at a time and together, and hears of a wrong key", async () => {
  const pipelines = new PipelinesClient(server.owner.serverWriteKey, { url: `${server.url}/v1`, strictMode: true });
  const userId = "customer-io";
  await pipelines.identify({ userId, traits: { email: "cio@example.org", name: "Cio Customer" } });
  await pipelines.track({
    userId,
    event: "Order Completed",
    properties: { revenue: 5 },
    timestamp: orderedAt.toISOString(),
  });
  await pipelines.page({ userId, name: "Home" });
  await pipelines.screen({ anonymousId: "device of cio", name: "Start" });
  await pipelines.group({ userId, groupId: "acme", traits: { name: "Acme" } });
  await pipelines.alias({ userId, previousId: "old-cio" });
  const batch = [1, 2, 3].map((n) => ({
    type: "track" as const,
    userId,
    event: `Batched ${n}`,
    timestamp: orderedAt.toISOString(),
  }));
  expect(await pipelines.batch(batch)).toMatchObject({ success: true });

  const stored = await storedBy("customerio-node", new Date(0));
  expect([...new Set(stored.map(({ kind }) => kind))]).toEqual(allKinds);
  const tracked = stored.filter(({ kind }) => kind === "track");
  expect(tracked.map(({ name }) => name)).toEqual(["Batched 1", "Batched 2", "Batched 3", "Order Completed"]);
  expect(tracked.map(({ occurred_at }) => occurred_at)).toEqual(tracked.map(() => orderedAt));
  await everyone("Cio Customer", userId, "old-cio");

  const stranger = new PipelinesClient("wk_nobody", { url: `${server.url}/v1` });
  await expect(stranger.track({ userId, event: "Order Completed" })).rejects.toMatchObject({ statusCode: 401 });
});
