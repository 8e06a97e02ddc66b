import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { ask, type RunningServer, startServer } from "../server.fixture.ts";
import { eventually, send } from "../timeline/senders.fixture.ts";
import { type Customer, letters, noor } from "./noor.fixture.ts";

let at: TestDatabase;
let on: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const message = (fields: object) => ({ messageId: randomUUID(), timestamp: minutesAgo(60), ...fields });

async function collect(...batch: object[]): Promise<void> {
  const answer = await send(on.url, on.owner.serverWriteKey, "batch", { batch });
  expect(answer.status).toBe(200);
}

/** All that a customer may leave behind, by the doors that companies use. */
async function live({ userId, anonymousId, email, phone, name, word }: Customer): Promise<void> {
  await collect(
    message({
      type: "page",
      anonymousId,
      properties: { url: `https://shop.example/${word}` },
      timestamp: minutesAgo(90),
    }),
    message({
      type: "identify",
      userId,
      anonymousId,
      traits: { email, phone, name, address: { street: `${word} street` } },
    }),
    message({ type: "group", userId, groupId: "roastery", traits: { name: "Roastery" } }),
    message({
      type: "track",
      userId,
      event: "Order Completed",
      properties: { order_id: word, revenue: 12.5, note: word },
    }),
    message({ type: "track", userId, event: "Order Completed", properties: { order_id: word, revenue: "7.25" } }),
    message({ type: "track", userId, event: "Consent Updated", properties: { purposes: { marketing: true } } }),
    // What cannot be stored is kept as it came, by any of her names.
    message({ type: "track", userId }),
    message({ type: "track", traits: { email: email.toUpperCase() }, event: 42 }),
    message({ type: "track", event: 42, phone: phone.replace("+4930", "030 / ").replace(/(\d{3})$/, "-$1") }),
  );
}

interface Page {
  people: { personId: string; touchpoints: number }[];
}

async function personOf({ userId }: Customer, touchpoints: number): Promise<{ personId: string; touchpoints: number }> {
  const people = await eventually(
    async () =>
      (
        await ask<Page>(on.url, "GET", `/api/workspaces/${on.owner.workspaceId}/people?q=${userId}`, {
          cookie: on.owner.cookie,
        })
      ).body.people,
    (found) => found?.length === 1 && found[0]?.touchpoints === touchpoints,
  );
  return people[0]!;
}

function erase(personId: string, confirm: string, cookie = on.owner.cookie) {
  const path = `/api/workspaces/${on.owner.workspaceId}/people/${personId}/erasure`;
  return ask<{ alsoClaimedBy: unknown[] }>(on.url, "POST", path, { cookie, body: { confirm } });
}

/** Every table and column of every schema in which one of these texts stands. */
async function tracesOf(texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await at.owner.query<{ table: string }>(`
    select format('%I.%I', schemaname, tablename) as table from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { table } of tables) {
    for (const text of texts) {
      const { rows } = await at.owner.query(
        `select r::text as row from ${table} r where strpos(lower(r::text), lower($1)) > 0 limit 3`,
        [text],
      );
      found.push(...rows.map(({ row }) => `${table}: ${row}`));
    }
  }
  return found;
}

/** What reports are made of. */
async function aggregates() {
  const one = async (query: string) => (await at.owner.query(query)).rows;
  return {
    byName: await one("select (name, kind, channel)::text, count(*) from timeline.touchpoint group by 1 order by 1"),
    seen: await one("select name, touchpoints from timeline.name_seen order by 1"),
    revenue: await one("select sum((properties ->> 'revenue')::numeric)::float8 as revenue from timeline.touchpoint"),
    counted: await one(
      "select sum(touchpoints)::int t, sum(orders)::int o, sum(revenue)::float8 r from people.activity",
    ),
    people: await one(`select count(distinct coalesce(h.person_id, t.subject_id)) from timeline.touchpoint t
      left join people.holding h on h.subject_id = t.subject_id and t.occurred_at >= h.valid_from and t.occurred_at < h.valid_until`),
    days: await one("select occurred_at::date::text, count(*) from timeline.touchpoint group by 1 order by 1"),
  };
}

test("an erasure leaves no trace of a person in any table, and every sum as it was", async () => {
  const [customer, other] = [noor(), noor()];
  await live(customer);
  await live(other);
  const { personId } = await personOf(customer, 6);
  await personOf(other, 6);
  expect((await tracesOf(customer.traces)).length).toBeGreaterThan(10);
  const [before, tracesOfOther] = [await aggregates(), await tracesOf(other.traces)];

  const answer = await erase(personId, customer.name);

  expect(answer.status, answer.text).toBe(201);
  expect(answer.body).toEqual({ erasureId: expect.any(String), alsoClaimedBy: [] });
  expect(await tracesOf(customer.traces)).toEqual([]);
  expect(await aggregates()).toEqual(before);
  expect((await tracesOf(other.traces)).length).toBe(tracesOfOther.length);
});

test("what members said and did by hand goes too, and so do former names", async () => {
  const [customer, merged] = [noor(), noor()];
  const by = <Body = unknown>(method: string, path: string, body: object) =>
    ask<Body>(on.url, method, `/api/workspaces/${on.owner.workspaceId}/people/${path}`, {
      cookie: on.owner.cookie,
      body,
    });
  await live(customer);
  await live(merged);
  const [{ personId }, { personId: otherPersonId }] = [await personOf(customer, 6), await personOf(merged, 6)];
  const { word } = customer;
  await by("PATCH", `${personId}/traits`, { traits: { nickname: word, name: letters(10) } });
  await by("POST", `${personId}/consents`, { purpose: "news", granted: true, proof: { call: word } });
  const join = await by<Page>("POST", `${personId}/merges`, { otherPersonId, note: `${word} called` });
  expect(join.status, join.text).toBe(201);
  const before = await aggregates();

  // Either may have given the two its id.
  const answer = await erase(personId, join.body.people[0]!.personId);

  expect(answer.status, answer.text).toBe(201);
  expect(await tracesOf(customer.traces)).toEqual([]);
  expect(await aggregates()).toMatchObject({ byName: before.byName, revenue: before.revenue, counted: before.counted });
});

test("nothing leads from a person's id to anything but the erasure and its entry in the audit log", async () => {
  const customer = noor();
  await live(customer);
  const { personId } = await personOf(customer, 6);
  await erase(personId, personId);

  const left = new Set((await tracesOf([personId])).map((trace) => trace.split(":")[0]));
  expect(left).toEqual(new Set(["people.erasure", "workspaces.audit_entry"]));
  const { rows } = await at.owner.query("select act, actor, detail from workspaces.audit_entry where target = $1", [
    personId,
  ]);
  expect(rows).toEqual([
    { act: "person.erased", actor: expect.stringMatching(/^member:/), detail: { erasureId: expect.any(String) } },
  ]);
});

test("what arrives late from before the erasure is refused, what happens from now on makes a new person", async () => {
  const customer = noor();
  await live(customer);
  const { personId } = await personOf(customer, 6);
  await erase(personId, customer.email);

  const { userId, anonymousId, email } = customer;
  await collect(
    message({ type: "identify", userId, anonymousId, traits: { email }, timestamp: minutesAgo(5) }),
    message({ type: "track", anonymousId, event: "Product Viewed", timestamp: minutesAgo(5) }),
  );
  expect(await tracesOf(customer.traces)).toEqual([]);

  const later = new Date(Date.now() + 1000).toISOString();
  await collect(
    message({ type: "identify", userId, anonymousId, traits: { email }, timestamp: later }),
    message({ type: "track", userId, event: "Product Viewed", timestamp: later }),
  );
  expect(await personOf(customer, 2)).toMatchObject({ email, name: null, orders: 0, identifiers: 3 });
});

test("touchpoints that nobody has counted yet are counted once, and bring nobody back", async () => {
  const customer = noor();
  await collect(message({ type: "identify", userId: customer.userId, traits: { email: customer.email } }));
  const { personId } = await personOf(customer, 1);
  const total = async () =>
    (await at.owner.query("select sum(touchpoints)::int as n from timeline.name_seen")).rows[0].n;
  const before = await total();
  const stored = async () => (await at.owner.query("select count(*)::int as n from timeline.touchpoint")).rows[0].n;
  const storedBefore = await stored();
  const batch = Array.from({ length: 200 }, () =>
    message({ type: "track", userId: customer.userId, event: "Product Viewed", properties: { note: customer.word } }),
  );
  const [, answer] = await Promise.all([collect(...batch), erase(personId, personId)]);
  expect(answer.status).toBe(201);

  // Those that came before the erasure stand as numbers, the others were refused.
  const kept = (await stored()) - storedBefore;
  await eventually(total, (now) => now === before + kept);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await total()).toBe(before + kept);
  expect(await tracesOf(customer.traces)).toEqual([]);
  const ghosts = await at.owner.query(`select from people.tally t where not exists (
    select from people.face f where f.person_id = t.person_id)`);
  expect(ghosts.rowCount).toBe(0);
});

test("of a device that changed hands, the other's time stays with the other", async () => {
  const [first, second] = [noor(), noor()];
  const anonymousId = `shared-${randomUUID()}`;
  const on_ = (customer: Customer, fields: object) => message({ userId: customer.userId, anonymousId, ...fields });
  await collect(
    on_(first, { type: "identify", traits: { name: first.name }, timestamp: minutesAgo(300) }),
    message({
      type: "track",
      anonymousId,
      event: "Product Viewed",
      properties: { of: first.word },
      timestamp: minutesAgo(290),
    }),
    on_(second, { type: "identify", traits: { name: second.name }, timestamp: minutesAgo(200) }),
    message({
      type: "track",
      anonymousId,
      event: "Product Viewed",
      properties: { of: second.word },
      timestamp: minutesAgo(190),
    }),
  );
  const { personId } = await personOf(first, 2);
  await personOf(second, 2);

  expect((await erase(personId, first.name)).status).toBe(201);

  expect(await tracesOf(first.traces)).toEqual([]);
  const kept = await personOf(second, 2);
  const path = `/api/workspaces/${on.owner.workspaceId}/people/${kept.personId}/timeline`;
  const timeline = await ask<{ touchpoints: { properties: object }[] }>(on.url, "GET", path, {
    cookie: on.owner.cookie,
  });
  expect(timeline.body.touchpoints.map((touchpoint) => touchpoint.properties)).toContainEqual({
    of: second.word,
  });
  // The device is the second's; of the first's time nothing is taken in any more.
  await collect(
    message({
      type: "track",
      anonymousId,
      event: "Product Viewed",
      properties: { of: first.word },
      timestamp: minutesAgo(250),
    }),
    message({ type: "track", anonymousId, event: "Product Viewed", timestamp: minutesAgo(150) }),
  );
  await personOf(second, 3);
  expect(await tracesOf(first.traces)).toEqual([]);
});

test("an erasure needs the person's name or id, as it is shown", async () => {
  const customer = noor();
  await live(customer);
  const { personId } = await personOf(customer, 6);
  for (const confirm of ["", "Noor", "yes"]) expect((await erase(personId, confirm)).status).toBe(400);
  expect((await erase(randomUUID(), "Noor")).status).toBe(404);
  expect((await tracesOf(customer.traces)).length).toBeGreaterThan(10);
});

test("others who claim the same email without proof are named, and stay", async () => {
  const customer = noor();
  await live(customer);
  const { personId } = await personOf(customer, 6);
  const anonymousId = `stranger-${randomUUID()}`;
  const claim = message({ type: "identify", anonymousId, traits: { email: customer.email } });
  await send(on.url, on.owner.writeKey, "batch", { batch: [claim] });
  const answer = await erase(personId, personId);
  expect(answer.body.alsoClaimedBy).toHaveLength(1);
});
