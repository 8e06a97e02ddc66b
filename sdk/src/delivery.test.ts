import { expect, test } from "vitest";
import type { Message } from "./message.ts";
import { eventually, onSite, pause, useBrowser } from "./site.fixture.ts";

useBrowser();

const ids = (messages: Message[]) => messages.map(({ messageId }) => messageId);
const distinct = (messages: Message[]) => new Set(ids(messages)).size;

test("a message travels in Segment's format, as plain text and without a preflight", () =>
  onSite({}, async ({ open, heard, collector }) => {
    const page = await open("/beans?a=1#top");
    await page.evaluate(`throughline.track("Product Viewed", { price: 14 })`);
    await eventually(heard).toEqual(["page /beans", "track Product Viewed"]);

    expect(collector.received.map(({ method, contentType }) => `${method} ${contentType}`)).toEqual([
      "POST text/plain;charset=UTF-8",
    ]);
    const { batch, writeKey, sentAt } = collector.received[0]!.body;
    expect(writeKey).toBe("key-1");
    expect(Date.parse(sentAt)).toBeGreaterThanOrEqual(Date.parse(batch[1]!.originalTimestamp));
    const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(batch[1]).toMatchObject({
      type: "track",
      event: "Product Viewed",
      properties: { price: 14 },
      messageId: uuid,
      anonymousId: uuid,
      timestamp: batch[1]!.originalTimestamp,
      context: {
        page: {
          path: "/beans",
          referrer: "",
          search: "?a=1",
          title: "Roastery",
          url: expect.stringMatching(/beans\?a=1$/),
        },
        locale: "en-US",
        timezone: expect.any(String),
        userAgent: expect.stringContaining("Chrome"),
        library: { name: "throughline.js", version: "0.1.0" },
      },
    });
  }));

test("what a server that is down did not get waits in storage over page loads and arrives once, in order", () =>
  onSite({}, async ({ open, heard, collector }) => {
    await collector.goDown();
    const page = await open("/one");
    await page.evaluate(`throughline.track("A"); throughline.track("B")`);
    await pause(300);
    await page.goto(`${page.url()}/two`);
    await page.evaluate(`throughline.track("C")`);
    await pause(300);
    expect(heard()).toEqual([]);

    await collector.comeBack();
    await eventually(heard).toEqual(["page /one", "track A", "track B", "page /one/two", "track C"]);
    await eventually(() => page.evaluate("Object.keys(localStorage).filter((key) => /:[ml]:/.test(key))")).toEqual([]);
  }));

test("a failing server is asked again with growing pauses, and nothing is lost or repeated", () =>
  onSite({}, async ({ open, heard, collector }) => {
    collector.answerNext({ status: 500 }, { status: 503 });
    await open();
    await eventually(heard).toEqual(["page /"]);
    const [first, second, third] = collector.received.map(({ body }) => Date.parse(body.sentAt));
    expect(second! - first!).toBeGreaterThanOrEqual(500);
    expect(third! - second!).toBeGreaterThanOrEqual(1000);
    expect(distinct(collector.received.flatMap(({ body }) => body.batch))).toBe(1);
  }));

test("a Retry-After is honoured by the page, the next page and another tab", () =>
  onSite({}, async ({ open, heard, collector }) => {
    collector.answerNext({ status: 429, headers: { "Retry-After": "3" } });
    const page = await open("/one");
    await eventually(() => collector.received.length).toBe(1);
    await page.goto(`${page.url()}/two`);
    await open("/three");
    await pause(1500);
    expect(collector.received).toHaveLength(1);

    await eventually(() => heard().sort()).toEqual(["page /one", "page /one/two", "page /three"]);
    const [refused, accepted] = collector.received.map(({ body }) => Date.parse(body.sentAt));
    expect(accepted! - refused!).toBeGreaterThanOrEqual(2900);
  }));

test("what the server refuses for good is dropped and does not hold up the rest", () =>
  onSite({}, async ({ open, heard, collector }) => {
    collector.answerNext({ status: 400 });
    const page = await open();
    await eventually(() => collector.received.length).toBe(1);
    await page.evaluate(`throughline.track("Next")`);
    await eventually(heard).toEqual(["track Next"]);
  }));

test("a body that the server finds too large goes again in smaller parts", () =>
  onSite({}, async ({ open, collector }) => {
    const page = await open();
    await eventually(() => collector.arrivals().length).toBe(1);
    collector.answerNext({ status: 413 }, { status: 413 });
    await page.evaluate(`for (let i = 0; i < 20; i++) throughline.track("Big", { i, text: "é".repeat(1000) })`);
    await eventually(() => collector.arrivals().length).toBe(21);
    expect(distinct(collector.arrivals())).toBe(21);
  }));

test("tabs that send at the same time through a failing server send nothing twice and lose nothing", () =>
  onSite({}, async ({ open, collector }) => {
    const tabs = [await open("/a"), await open("/b"), await open("/c")];
    collector.answerNext({ status: 500, afterMs: 200 }, { status: 200, afterMs: 400 }, { status: 503 });
    await Promise.all(
      tabs.map((tab, index) =>
        tab.evaluate(`(async () => {
          for (let i = 0; i < 40; i++) {
            throughline.track("Tab ${index}", { i });
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        })()`),
      ),
    );
    await eventually(() => distinct(collector.arrivals())).toBe(123);
    await pause(500);
    expect(collector.arrivals()).toHaveLength(123);
    const order = collector.arrivals().filter(({ event }) => event === "Tab 1");
    expect(order.map(({ properties }) => properties?.i)).toEqual([...Array(40).keys()]);
  }));

test("a tab takes over what a closed tab could not send", () =>
  onSite({}, async ({ open, heard, collector }) => {
    await collector.goDown();
    const [first, second] = [await open("/first"), await open("/second")];
    await first.evaluate(`throughline.track("Left behind")`);
    await pause(200);
    await first.close({ runBeforeUnload: false });
    await collector.comeBack();
    await second.evaluate(`throughline.track("Alive")`);
    await eventually(() => heard().sort()).toEqual(["page /first", "page /second", "track Alive", "track Left behind"]);
  }));

test("what was said in the last moment leaves with the page, and its next page repeats it by the same id at most", () =>
  onSite({}, async ({ open, collector, url }) => {
    const page = await open("/checkout");
    await eventually(() => collector.messages().length).toBe(1);
    await page.evaluate(`addEventListener("pagehide", () => throughline.track("Said while leaving")), 0`);
    await page.goto("about:blank");
    await eventually(() => collector.messages().map(({ event }) => event)).toContain("Said while leaving");

    await page.goto(`${url}/next`);
    await eventually(() => collector.messages().some(({ context }) => context.page.path === "/next")).toBe(true);
    await pause(300);
    expect(collector.messages().length).toBe(3);
  }));

test("what leaves with the page goes in requests under 64 KB, and what does not fit waits for the next page", () =>
  onSite({}, async ({ open, collector, url }) => {
    const page = await open();
    await eventually(() => collector.messages().length).toBe(1);
    await page.evaluate(`addEventListener("pagehide", () => {
      for (let i = 0; i < 100; i++) throughline.track("Item", { i, text: "x".repeat(1000) });
    }), 0`);
    await page.goto("about:blank");
    await eventually(() => collector.messages().length).toBeGreaterThan(30);
    await page.goto(url);
    await eventually(() => collector.messages().length).toBe(102);
    expect(Math.max(...collector.received.map(({ bytes }) => bytes))).toBeLessThan(64 * 1024);
  }));

test("where storage is denied the client works in memory", () => {
  const before = () => {
    const deny = () => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: deny });
    Object.defineProperty(document, "cookie", { get: deny, set: deny });
  };
  return onSite({ before }, async ({ open, heard, collector }) => {
    const page = await open();
    await page.evaluate(`throughline.identify("noor"); throughline.track("A")`);
    await eventually(heard).toEqual(["page /", "identify noor", "track A"]);
    expect(new Set(collector.messages().map(({ anonymousId }) => anonymousId)).size).toBe(1);
  });
});

test("where storage is full nothing is lost", () =>
  onSite({}, async ({ open, collector }) => {
    const page = await open();
    await collector.goDown();
    await page.evaluate(`
      localStorage.setItem("filler", "x".repeat(5 * 1024 * 1024 - 40_000));
      for (let i = 0; i < 60; i++) throughline.track("Item", { i, text: "x".repeat(1000) });
    `);
    await collector.comeBack();
    await eventually(() => collector.messages().length).toBe(61);
  }));
