import { test } from "vitest";
import { eventually, onSite, useBrowser } from "./site.fixture.ts";

useBrowser({ withoutDefaults: ["--disable-back-forward-cache"] });

test("the client does not keep a page from the back-forward cache, and a page brought back is a page call", () =>
  onSite({}, async ({ open, heard, url }) => {
    const page = await open("/one");
    await eventually(heard).toEqual(["page /one"]);
    await page.evaluate(`addEventListener("pageshow", ({ persisted }) => persisted && throughline.track("Back")), 0`);
    await page.goto(`${url}/two`);
    await eventually(heard).toEqual(["page /one", "page /two"]);
    await page.evaluate("setTimeout(() => history.back())");
    await eventually(heard).toEqual(["page /one", "page /two", "page /one", "track Back"]);
  }));
