import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, onSite, pause, useBrowser } from "./site.fixture.ts";

const go = (page: Page, script: string) =>
  page.evaluate(`${script}; new Promise((resolve) => setTimeout(resolve, 50))`);

useBrowser();

test("each navigation of a single-page app is one page call, with the new title and the page before as its referrer", () =>
  onSite({}, async ({ open, heard, collector, url }) => {
    const page = await open("/");
    await eventually(heard).toEqual(["page /"]);
    await go(page, `history.pushState({}, "", "/beans"); document.title = "Beans"`);
    await go(page, `history.pushState({}, "", "/cart?step=1"); document.title = "Cart"`);
    await go(page, `history.replaceState({ scroll: 3 }, "")`);
    await go(page, `location.hash = "reviews"`);
    await go(page, `history.go(-2)`);
    await eventually(heard).toEqual(["page /", "page /beans", "page /cart", "page /beans"]);
    await pause(200);
    expect(heard()).toHaveLength(4);

    expect(collector.messages().map(({ properties }) => properties)).toMatchObject([
      { path: "/", title: "Roastery", referrer: "", url: `${url}/` },
      { path: "/beans", title: "Beans", referrer: `${url}/`, url: `${url}/beans` },
      { path: "/cart", title: "Cart", referrer: `${url}/beans`, search: "?step=1" },
      { path: "/beans", referrer: `${url}/cart?step=1` },
    ]);
  }));

test("a redirect is one page call, quick steps are one each, and a page call comes before what happened on its page", () =>
  onSite({}, async ({ open, heard }) => {
    const page = await open("/");
    await go(page, `history.pushState({}, "", "/old"); history.replaceState({}, "", "/new")`);
    await go(page, `history.pushState({}, "", "/a"); history.pushState({}, "", "/b"); throughline.track("On b")`);
    await go(page, `history.replaceState({}, "", "/c")`);
    await eventually(heard).toEqual(["page /", "page /new", "page /a", "page /b", "track On b", "page /c"]);
  }));

test("a route in the fragment is a page", () =>
  onSite({}, async ({ open, collector }) => {
    const page = await open("/#/home");
    await go(page, `location.hash = "#/cart"`);
    await eventually(() => collector.messages().map(({ context }) => context.page.url.split("#")[1])).toEqual([
      "/home",
      "/cart",
    ]);
  }));

test("the campaign is read from the UTM tags by Segment's names, and the referrer from the browser", () =>
  onSite({}, async ({ open, collector, url }) => {
    const page = await open("/");
    await eventually(() => collector.messages().length).toBe(1);
    const query =
      "utm_source=news&utm_medium=email&utm_campaign=spring%20sale&utm_term=beans&utm_content=top&utm_id=&x=1";
    await page.evaluate(`location.href = "/landing?${query}"`);
    await eventually(() => collector.messages().length).toBe(2);
    const [plain, landing] = collector.messages();
    expect(plain!.context).not.toHaveProperty("campaign");
    expect(landing!.context.campaign).toEqual({
      name: "spring sale",
      source: "news",
      medium: "email",
      term: "beans",
      content: "top",
    });
    expect(landing!.context.page.referrer).toBe(`${url}/`);
  }));

test("with manual page views only the page's own calls are page calls", () =>
  onSite({ pageViews: "manual" }, async ({ open, heard, collector }) => {
    const page = await open("/");
    await go(page, `history.pushState({}, "", "/beans"); throughline.page("Beans", { roast: "dark" })`);
    await eventually(heard).toEqual(["page /beans"]);
    expect(collector.messages()[0]).toMatchObject({ name: "Beans", properties: { name: "Beans", roast: "dark" } });
  }));
