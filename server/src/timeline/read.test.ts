import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { type Api, apiOf, type RunningServer, startServer } from "../server.fixture.ts";
import type { Touchpoint } from "./contract.ts";
import { eventually, send, tracked } from "./senders.fixture.ts";

let at: TestDatabase;
let server: RunningServer;
let api: Api;
beforeAll(async () => {
  at = await copyDatabase();
  server = await startServer(at);
  api = apiOf(server);
});
afterAll(async () => {
  await server.stop();
  await at[Symbol.asyncDispose]();
});

interface Page {
  touchpoints: Touchpoint[];
  next: string | null;
  cursor: string;
}

const batch = (items: unknown[]) => send(server.url, server.owner.serverWriteKey, "batch", { batch: items });

async function personOf(userId: string): Promise<string> {
  const ask = async () =>
    (await at.owner.query("select subject_id from people.identifier where kind = 'user_id' and value = $1", [userId]))
      .rows;
  return (await eventually(ask, (rows) => rows.length > 0))[0].subject_id;
}

test("a timeline is read newest first, page by page, without gap or repeat, equal times included", async () => {
  const minute = (n: number) => new Date(Date.UTC(2026, 5, 1, 12, Math.floor(n / 3))).toISOString();
  await batch(Array.from({ length: 100 }, (_, n) => tracked("reader", `Step ${n}`, { timestamp: minute(n) })));
  const personId = await personOf("reader");

  const seen: Touchpoint[] = [];
  let before = "";
  do {
    const page = await api<Page>(
      `/people/${personId}/timeline?limit=7${before && `&before=${encodeURIComponent(before)}`}`,
    );
    seen.push(...page.touchpoints);
    before = page.next ?? "";
  } while (before);

  expect(seen).toHaveLength(100);
  expect(new Set(seen.map((touchpoint) => touchpoint.touchpointId)).size).toBe(100);
  const times = seen.map((touchpoint) => touchpoint.occurredAt);
  expect(times).toEqual([...times].sort().reverse());
});

test("filters by stage, channel and text mean what names mean today; a re-mapping holds for all of history", async () => {
  await batch([
    tracked("mapper", "Order Completed", { properties: { revenue: 12.5 } }),
    tracked("mapper", "Email Opened", { properties: { subject: "Spring roast" } }),
    tracked("mapper", "Bean Whispered", { properties: { amount: "7.25" } }),
  ]);
  const personId = await personOf("mapper");
  const names = async (filter: string) =>
    (await api<Page>(`/people/${personId}/timeline?${filter}`)).touchpoints.map((touchpoint) => touchpoint.name).sort();
  await eventually(
    () => names("stage=purchase"),
    (found) => found.length === 1,
  );

  expect(await names("stage=purchase")).toEqual(["Order Completed"]);
  expect(await names("channel=email")).toEqual(["Email Opened"]);
  expect(await names("q=spring")).toEqual(["Email Opened"]);
  expect(await names("q=100%25")).toEqual([]);
  const catalogue = await api<{ name: string; origin: string; touchpoints: number }[]>("/catalogue");
  expect(catalogue.find(({ name }) => name === "Bean Whispered")).toMatchObject({ origin: "unmapped", touchpoints: 1 });

  const meaning = {
    channel: "voice",
    stage: "advocacy",
    department: "marketing",
    purpose: null,
    outcome: "success",
    direction: "inbound",
    valueProperty: "amount",
    isOrder: true,
  };
  await api("/catalogue/Bean%20Whispered", "PUT", meaning);
  expect(await names("stage=advocacy")).toEqual(["Bean Whispered"]);
  expect(await names("channel=voice")).toEqual(["Bean Whispered"]);
  const card = async () =>
    (
      await at.owner.query("select orders::int, revenue::float, channels from people.card where person_id = $1", [
        personId,
      ])
    ).rows[0];
  await eventually(card, (found) => found.orders === 2 && found.revenue === 19.75);

  await api("/catalogue/Bean%20Whispered", "DELETE");
  await eventually(card, (found) => found.orders === 1 && found.revenue === 12.5);
  expect(await names("stage=advocacy")).toEqual([]);
});

/** Listens to a live topic; `events` grows, `cut` drops the connection without a word. */
async function listen(topic: string, params: object, after: string | null) {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/api/live`, {
    headers: { authorization: `Bearer ${server.owner.secretKey}` },
  });
  const events: { cursor: string; data: Touchpoint }[] = [];
  const ready = Promise.withResolvers<string>();
  socket.on("message", (text) => {
    const message = JSON.parse(String(text));
    if (message.ready) ready.resolve(message.ready);
    if (message.error) ready.reject(new Error(message.error.sentence));
    if (message.events) events.push(...message.events);
  });
  socket.on("open", () => socket.send(JSON.stringify({ subscribe: topic, params, after, id: 1 })));
  return { events, ready: await ready.promise, cut: () => socket.terminate() };
}

test("a live feed that is cut and resumed from its last cursor has no gap and no repeat, while many write at once", async () => {
  const { workspaceId } = server.owner;
  const { cursor } = await api<Page>("/touchpoints?limit=1");
  let writing = true;
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let turn = 0; writing || turn < 40; turn++)
      await batch(Array.from({ length: 5 }, (_, i) => tracked(`live-${writer}-${i}`, "Live")));
  });
  const got: string[] = [];
  let from = cursor;
  for (let connection = 0; connection < 8; connection++) {
    const feed = await listen("timeline.touchpoints", { workspaceId }, from);
    await new Promise((resolve) => setTimeout(resolve, 120));
    feed.cut();
    got.push(...feed.events.map(({ data }) => data.touchpointId));
    from = feed.events.at(-1)?.cursor ?? from;
  }
  writing = false;
  await Promise.all(writers);
  const last = await listen("timeline.touchpoints", { workspaceId }, from);
  const written = (await at.owner.query("select touchpoint_id from timeline.touchpoint where name = 'Live'")).rows.map(
    (row) => row.touchpoint_id,
  );
  await eventually(
    async () => got.length + last.events.length,
    (count) => count >= written.length,
  );
  last.cut();

  const all = [...got, ...last.events.map(({ data }) => data.touchpointId)];
  expect(all).toHaveLength(written.length);
  expect(new Set(all)).toEqual(new Set(written));
});

test("a person's live timeline tells of every one of their subjects within a second, and of nobody else", async () => {
  await batch([{ ...tracked("liver", "Identified first"), anonymousId: "liver-device" }]);
  const personId = await personOf("liver");
  await eventually(
    async () => (await at.owner.query("select 1 from people.membership where person_id = $1", [personId])).rowCount,
    (count) => count === 1,
  );
  const feed = await listen("timeline.person", { workspaceId: server.owner.workspaceId, personId }, null);
  await batch([tracked("somebody-else", "Not mine")]);
  const began = performance.now();
  await send(server.url, server.owner.writeKey, "track", {
    anonymousId: "liver-device",
    event: "On the device",
    messageId: "live-1",
  });
  await eventually(
    async () => feed.events.length,
    (count) => count === 1,
  );
  expect(performance.now() - began).toBeLessThan(1000);
  expect(feed.events[0]!.data).toMatchObject({ name: "On the device", personId });
  feed.cut();
});

test("what is quarantined is listed newest first with its reason", async () => {
  for (const event of ["First bad", "Second bad"]) await batch([{ type: "track", event }]);
  const page = await api<{ quarantined: { raw: string; reason: string }[]; total: number; next: string | null }>(
    "/quarantine?limit=1",
  );
  expect(page.total).toBe(2);
  expect(page.quarantined).toMatchObject([{ raw: expect.stringContaining("Second bad") }]);
  const rest = await api<typeof page>(`/quarantine?limit=1&before=${encodeURIComponent(page.next!)}`);
  expect(rest.quarantined).toMatchObject([
    { raw: expect.stringContaining("First bad"), reason: expect.stringMatching(/userId/) },
  ]);
});
