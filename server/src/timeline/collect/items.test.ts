import { describe, expect, test } from "vitest";
import { answerTo, answerToRefusal } from "./answer.ts";
import { isRefusal } from "./body-refusal.ts";
import { noon, send, sent } from "./collect.fixture.ts";
import { doorOf } from "./path.ts";

const one = (path: string, body: object) => sent(path, body).good[0];

describe("each kind of item", () => {
  test("track is called by its event", () => {
    const item = one("/v1/track", { event: "Order Completed", userId: "noor", properties: { revenue: 12 } });
    expect(item).toMatchObject({
      index: 0,
      kind: "track",
      name: "Order Completed",
      userId: "noor",
      properties: { revenue: 12 },
    });
  });

  test("page and screen are views; their own name and category are found among the properties", () => {
    const page = one("/v1/page", { anonymousId: "a", name: "Beans", category: "Shop", properties: { path: "/beans" } });
    expect(page).toMatchObject({
      kind: "page",
      name: "Page Viewed",
      properties: { path: "/beans", name: "Beans", category: "Shop" },
    });
    const screen = one("/v1/screen", { anonymousId: "a", name: "Cart" });
    expect(screen).toMatchObject({ kind: "screen", name: "Screen Viewed", properties: { name: "Cart" } });
    expect(one("/v1/page", { anonymousId: "a", name: null, category: null })?.properties).toEqual({});
  });

  test("identify takes traits from its context too, where RudderStack's SDKs put them", () => {
    const context = { traits: { email: "old@example.com", plan: "pro" } };
    const item = one("/v1/identify", { userId: "noor", context, traits: { email: "noor@example.com" } });
    expect(item).toMatchObject({
      kind: "identify",
      name: "Identified",
      traits: { email: "noor@example.com", plan: "pro" },
    });
    expect(one("/v1/track", { userId: "noor", event: "a", context })?.traits).toBeUndefined();
  });

  test("group names the company, and other items may name it in their context", () => {
    const item = one("/v1/group", { userId: "noor", groupId: "roasters", traits: { name: "Roasters" } });
    expect(item).toMatchObject({
      kind: "group",
      name: "Group Joined",
      groupId: "roasters",
      traits: { name: "Roasters" },
    });
    expect(one("/v1/track", { userId: "noor", event: "a", context: { groupId: 7 } })?.groupId).toBe("7");
    expect(one("/v1/track", { userId: "noor", event: "a", context: { groupId: {} } })?.groupId).toBeUndefined();
  });

  test("alias needs both ids", () => {
    const item = one("/v1/alias", { userId: "noor", previousId: "visitor" });
    expect(item).toMatchObject({ kind: "alias", name: "Alias Recorded", previousId: "visitor", userId: "noor" });
  });

  test("numbers are taken as ids, null and blank text are none", () => {
    const item = one("/v1/track", { event: "a", userId: 42, anonymousId: null, messageId: " " });
    expect(item).toMatchObject({ userId: "42", messageId: null });
    expect(item?.anonymousId).toBeUndefined();
  });
});

test("batch-level context and integrations are merged into items, and the item wins", () => {
  const { good } = sent("/v1/batch", {
    context: { device: { type: "phone" }, locale: "de" },
    integrations: { All: true },
    batch: [
      { type: "track", event: "a", userId: "noor", context: { locale: "en" }, integrations: { Mixpanel: false } },
      { type: "identify", userId: "noor" },
    ],
  });
  expect(good[0]).toMatchObject({
    context: { device: { type: "phone" }, locale: "en" },
    integrations: { All: true, Mixpanel: false },
  });
  expect(good[1]).toMatchObject({ context: { device: { type: "phone" }, locale: "de" }, integrations: { All: true } });
});

test("items share no object with each other, only what it says", () => {
  const item = { type: "track", event: "a", userId: "noor" };
  const { good } = sent("/v1/batch", { context: { identityToken: "secret" }, batch: [item, item] });
  delete good[0]?.context.identityToken;
  expect(good[1]?.context).toEqual({ identityToken: "secret" });
});

test("every path of the API has its kind, short and long, with and without a slash at its end", () => {
  const names = ["track", "identify", "page", "screen", "group", "alias"] as const;
  for (const name of names) {
    for (const path of [`/v1/${name}`, `/v1/${name}/`, `/v1/${name[0]}`, `/v1/${name[0]}//?x=/b`])
      expect(doorOf(path)).toBe(name);
  }
  expect(["/v1/batch", "/v1/b/", "/beacon/v1/batch", "/v1/import/"].map(doorOf)).toEqual([
    "batch",
    "batch",
    "batch",
    "import",
  ]);
  expect(["/v1/m", "/v1", "/", "", "/v1/constructor", "/v1/TRACK"].map(doorOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("a path and a type that contradict each other are not guessed at", () => {
  expect(sent("/v1/track", { type: "page", event: "a", userId: "noor" }).bad[0]?.code).toBe("type_conflict");
  expect(sent("/v1/t", { type: "Track", event: "a", userId: "noor" }).good).toHaveLength(1);
});

test("the same message gets the same id, a message without one a new id each time", () => {
  const id = (item: object) => one("/v1/track", { event: "a", userId: "noor", ...item })?.touchpointId;
  expect(id({ messageId: "node-next-1" })).toBe(id({ messageId: "node-next-1" }));
  expect(id({ messageId: 7 })).toBe(id({ messageId: "7" }));
  expect(id({})).not.toBe(id({}));
});

test("a sender's own code and reason are properties like any other", () => {
  const properties = { code: 500, reason: "timeout", sentence: "Sorry." };
  expect(one("/v1/track", { event: "Payment Failed", userId: "noor", properties })?.properties).toEqual(properties);
});

describe("the answer", () => {
  test("is plain success when everything is good, also for an empty batch", () => {
    expect(answerTo(sent("/v1/track", { event: "a", userId: "noor" }))).toEqual({
      status: 200,
      body: { success: true },
    });
    expect(answerTo(sent("/v1/batch", { batch: [] }))).toEqual({ status: 200, body: { success: true } });
  });

  test("names the bad items of a batch", () => {
    const answer = answerTo(sent("/v1/batch", { batch: [{ type: "track", event: "a", userId: "noor" }, {}] }));
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, rejected: [{ index: 1, code: "unknown_type" }] },
    });
  });

  test("refuses a bad item that came alone, with 413 when it is too large", () => {
    expect(answerTo(sent("/v1/track", { userId: "noor" }))).toMatchObject({
      status: 400,
      body: { success: false, code: "missing_event" },
    });
    const large = { event: "a", userId: "noor", properties: { x: "y".repeat(33_000) } };
    expect(answerTo(sent("/v1/track", large))).toMatchObject({
      status: 413,
      body: { success: false, code: "item_too_large" },
    });
  });

  test("passes a refusal on", () => {
    const refusal = send("/v1/batch", "{");
    expect(isRefusal(refusal) && answerToRefusal(refusal)).toMatchObject({
      status: 400,
      body: { success: false, code: "malformed_json" },
    });
  });
});

test("the time of an item without one is when it was received", () => {
  expect(one("/v1/track", { event: "a", userId: "noor" })?.occurredAt).toBe(noon);
});
