import { expect, test } from "vitest";
import { eventually, onSite, useBrowser } from "./site.fixture.ts";
import { snippet } from "./snippet.ts";

useBrowser();

test("calls before the client has loaded are kept in order, with their time and address", () =>
  onSite({ sdkAfterMs: 600 }, async ({ open, heard, collector }) => {
    const page = await open("/beans?utm_source=news");
    expect(await page.evaluate("throughline.isReady")).toBeUndefined();
    await page.evaluate(`
      var early = throughline.track;
      throughline.identify("noor", { plan: "weekly" });
      throughline.track("First");
      history.pushState({}, "", "/cart");
      throughline.track("Second");
      window.calledAt = Date.now();
    `);
    await eventually(heard).toEqual(["page /beans", "identify noor", "track First", "page /cart", "track Second"]);
    await page.evaluate(`early("Third, by a function that was taken early")`);
    await eventually(() => heard().length).toBe(6);

    const [landing, , first, , second] = collector.messages();
    expect(first!.context).toMatchObject({ page: { path: "/beans" }, campaign: { source: "news" } });
    expect(second!.context.page.path).toBe("/cart");
    expect(Date.parse(second!.timestamp)).toBeLessThanOrEqual(await page.evaluate<number>("calledAt"));
    expect(landing!.properties).toMatchObject({ path: "/beans", title: "" });
    expect(await page.evaluate("throughline.isReady")).toBe(true);
  }));

test("the client works when it is there before the snippet, when it comes twice, and when load comes last", () => {
  const head = (site: string, collector: string) => `
    <script src="/sdk.js"></script><script src="/sdk.js"></script>
    <script>throughline.track("Before load")</script>
    ${snippet(site, "key-1", { pageViews: "manual" }).replace(`"host":"${site}"`, `"host":"${collector}"`)}
    ${snippet(site, "key-1", { pageViews: "manual" })}
    <script>throughline.track("After load")</script>`;
  return onSite({ head }, async ({ open, heard }) => {
    await open();
    await eventually(heard).toEqual(["track Before load", "track After load"]);
  });
});

test("a call that cannot be sent breaks neither the page nor the calls behind it", () =>
  onSite({ sdkAfterMs: 300 }, async ({ open, heard }) => {
    const page = await open();
    expect(await page.evaluate("throughline.isReady")).toBeUndefined();
    await page.evaluate(`
      var circle = {}; circle.self = circle;
      throughline.track("Circular", circle);
      throughline.track("Sound");
    `);
    await eventually(heard).toEqual(["page /", "track Sound"]);
  }));

test("the snippet lets no value end its script element", () => {
  expect(snippet("https://x.example/</script>", "</script><b>").match(/<\/script>/g)).toHaveLength(1);
});
