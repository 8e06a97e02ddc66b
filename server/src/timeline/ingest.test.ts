import { gzipSync } from "node:zlib";
import { Analytics } from "@segment/analytics-node";
import { SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { type RunningServer, startServer } from "../server.fixture.ts";
import { eventually, send, tracked } from "./senders.fixture.ts";

let at: TestDatabase;
let server: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  server = await startServer(at, { settings: { INGEST_REQUESTS_PER_SECOND: "1000" } });
});
afterAll(async () => {
  await server.stop();
  await at[Symbol.asyncDispose]();
});

const stored = async (where: string, ...values: unknown[]) =>
  (await at.owner.query(`select * from timeline.touchpoint where ${where}`, values)).rows;

test("Segment's Node SDK, unmodified, sends everything it can", async () => {
  const errors: unknown[] = [];
  const analytics = new Analytics({ writeKey: server.owner.serverWriteKey, host: server.url, flushAt: 3 });
  analytics.on("error", (error) => errors.push(error));
  analytics.identify({ userId: "node-1", traits: { email: "Node@Example.org", name: "Node One" } });
  analytics.track({ userId: "node-1", event: "Order Completed", properties: { revenue: 19.9 } });
  analytics.page({ userId: "node-1", name: "Home" });
  analytics.screen({ anonymousId: "device-1", name: "Start" });
  analytics.group({ userId: "node-1", groupId: "acme", traits: { name: "Acme" } });
  analytics.alias({ userId: "node-1", previousId: "old-node-1" });
  await analytics.closeAndFlush();

  expect(errors).toEqual([]);
  const kinds = (await stored("properties->>'revenue' = '19.9' or kind <> 'track'")).map((row) => row.kind).sort();
  expect(kinds).toEqual(["alias", "group", "identify", "page", "screen", "track"]);
});

test.each([
  ["the key as Basic user", {}, ""],
  ["a trailing slash", {}, "/"],
  ["a beacon's text/plain", { "content-type": "text/plain" }, ""],
  ["JSON called a form", { "content-type": "application/x-www-form-urlencoded" }, ""],
])("takes %s", async (_case, headers, slash) => {
  const item = tracked("accepted-1");
  expect(await send(server.url, server.owner.serverWriteKey, `track${slash}`, item, headers)).toMatchObject({
    status: 200,
    body: { success: true },
  });
  expect(await stored("touchpoint_id = $1", item.messageId)).toHaveLength(1);
});

test("takes gzip told by Content-Encoding alone", async () => {
  const item = tracked("gzip-1");
  const body = gzipSync(JSON.stringify({ batch: [item] }));
  const answer = await send(server.url, server.owner.serverWriteKey, "batch", body, {
    "content-encoding": "gzip",
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(answer).toMatchObject({ status: 200, body: { success: true } });
  expect(await stored("touchpoint_id = $1", item.messageId)).toHaveLength(1);
});

const deep = `${"[".repeat(200)}${"]".repeat(200)}`;
test.each<[string, string | Uint8Array, number, Record<string, string>?]>([
  ["malformed JSON", '{"batch":[', 400],
  ["an empty body", "", 400],
  ["a list", "[]", 400],
  ["a wrong type", '{"batch":"no"}', 400],
  ["an event that is a number", '{"batch":[{"type":"track","userId":"h","event":5}]}', 200],
  ["a NUL byte", '{"batch":[{"type":"track","userId":"h","event":"a\\u0000b"}]}', 200],
  ["a lone surrogate", '{"batch":[{"type":"track","userId":"h","event":"a\\ud800"}]}', 200],
  ["deep nesting", `{"batch":[{"type":"track","userId":"h","event":"e","properties":{"deep":${deep}}}]}`, 200],
  ["a prototype key", '{"batch":[{"type":"track","userId":"h","event":"e","properties":{"__proto__":{"x":1}}}]}', 200],
  ["the year 1970", '{"batch":[{"type":"track","userId":"h","event":"e","timestamp":"1970-01-01T00:00:00Z"}]}', 200],
  ["the year 2099", '{"batch":[{"type":"track","userId":"h","event":"e","timestamp":"2099-01-01T00:00:00Z"}]}', 200],
  [
    "an item over 32 KB",
    `{"batch":[{"type":"track","userId":"h","event":"e","properties":{"x":"${"x".repeat(40_000)}"}}]}`,
    200,
  ],
  ["a body over 1 MB", `{"batch":[${" ".repeat(1_100_000)}]}`, 413],
  ["a gzip bomb", gzipSync(Buffer.alloc(50_000_000, 32)), 413, { "content-encoding": "gzip" }],
  ["broken gzip", "not gzip", 400, { "content-encoding": "gzip" }],
])("answers %s clearly, and never with 5xx", async (_case, body, status, headers = {}) => {
  const answer = await send(server.url, server.owner.serverWriteKey, "batch", body, headers);
  expect(answer.status).toBe(status);
  if (status === 200)
    expect(answer.body.rejected).toMatchObject([{ index: 0, reason: expect.stringMatching(/\w+ .*\.$/) }]);
  else expect(answer.body).toMatchObject({ success: false, message: expect.stringMatching(/\w+ .*\.$/) });
});

test("a bad item never sinks its batch: the good ones are stored, the bad one is kept with place and reason", async () => {
  const [good, alsoGood] = [tracked("batch-1"), tracked("batch-1")];
  const answer = await send(server.url, server.owner.serverWriteKey, "batch", {
    batch: [good, { type: "track", event: "Nobody's" }, alsoGood],
  });
  expect(answer.body).toMatchObject({ success: true, rejected: [{ index: 1 }] });
  expect(await stored("touchpoint_id = any($1)", [good.messageId, alsoGood.messageId])).toHaveLength(2);
  const kept = await at.owner.query(`select item_index, raw from timeline.quarantined where raw like '%Nobody''s%'`);
  expect(kept.rows).toEqual([{ item_index: 1, raw: JSON.stringify({ type: "track", event: "Nobody's" }) }]);
});

test("numbers and text arrive exactly as they were sent", async () => {
  const properties = {
    price: 0.1,
    big: 9007199254740991,
    text: 'naïve — 咖啡 ☕\n\t"quoted"\\',
    list: [1, null, true, {}],
    empty: "",
  };
  const item = tracked("exact-1", "Exactly \u001e this", { properties });
  await send(server.url, server.owner.serverWriteKey, "track", item);
  expect(await stored("touchpoint_id = $1", item.messageId)).toMatchObject([
    { name: "Exactly \u001e this", properties },
  ]);
});

test("the sender's wrong clock is corrected by when it says it sent", async () => {
  const item = { ...tracked("clock-1"), timestamp: "2001-01-01T00:00:00.000Z" };
  await send(server.url, server.owner.serverWriteKey, "batch", { batch: [item], sentAt: "2001-01-01T00:00:10.000Z" });
  const [row] = await stored("touchpoint_id = $1", item.messageId);
  expect(row.received_at.getTime() - row.occurred_at.getTime()).toBe(10_000);
});

test("any page may ask in advance and send", async () => {
  const preflight = await fetch(`${server.url}/v1/track`, {
    method: "OPTIONS",
    headers: {
      origin: "https://shop.example.com",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type, x-write-key",
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("https://shop.example.com");
  expect(preflight.headers.get("access-control-allow-headers")).toContain("x-write-key");
});

test("an unknown key is refused with a sentence", async () => {
  expect(await send(server.url, "wk_unknown", "track", tracked("x"))).toMatchObject({
    status: 401,
    body: { success: false, message: expect.stringContaining("write key") },
  });
});

test("too many requests are told when to come again", async () => {
  await using limited = await startServer(at, { owner: server.owner, settings: { INGEST_REQUESTS_PER_SECOND: "2" } });
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => send(limited.url, server.owner.serverWriteKey, "track", tracked("limited"))),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]!.headers.get("retry-after")).toBe("1");
});

test("an identity token proves who a browser is, a claim does not, and the token is not stored", async () => {
  const people = async (anonymousId: string) =>
    (
      await at.owner.query(
        "select coalesce(h.person_id, i.subject_id) as person from people.identifier i left join people.holding h using (workspace_id, subject_id) where i.value = $1 and i.kind = 'anonymous_id'",
        [anonymousId],
      )
    ).rows[0]?.person;
  await send(server.url, server.owner.serverWriteKey, "identify", {
    userId: "proven-1",
    traits: { email: "proven@example.org" },
    messageId: "i1",
  });
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("proven-1")
    .setExpirationTime("5m")
    .sign(new TextEncoder().encode(server.owner.identitySecret));
  const visit = (anonymousId: string, context: object) =>
    send(server.url, server.owner.writeKey, "identify", {
      anonymousId,
      userId: "proven-1",
      messageId: `visit ${anonymousId}`,
      context,
    });
  await visit("with-token", { identityToken: token });
  await visit("with-claim", {});
  await visit("with-forgery", { identityToken: `${token.slice(0, -4)}AAAA` });

  const proven = (
    await at.owner.query(
      "select subject_id from people.identifier where kind = 'user_id' and standing = 'proven' and value = 'proven-1'",
    )
  ).rows[0].subject_id;
  await eventually(
    () => people("with-token"),
    (person) => person === proven,
  );
  expect(await people("with-claim")).not.toBe(proven);
  expect(await people("with-forgery")).not.toBe(proven);
  expect((await stored("context::text like '%identityToken%'")).length).toBe(0);
});
