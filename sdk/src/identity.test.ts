import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { eventually, onSite, useBrowser } from "./site.fixture.ts";

useBrowser();

test("the anonymous id stays over page loads, in storage and in a cookie of one year, each restored by the other", () =>
  onSite({}, async ({ open, collector, visitor, url }) => {
    const page = await open("/");
    await eventually(() => collector.messages().length).toBe(1);
    const { anonymousId } = collector.messages()[0]!;
    const [cookie] = await visitor.cookies();
    expect(cookie).toMatchObject({ name: "throughline_anonymous_id", value: anonymousId, path: "/", sameSite: "Lax" });
    expect(cookie!.expires * 1000 - Date.now()).toBeGreaterThan(364 * 24 * 3600_000);

    await visitor.clearCookies();
    await page.goto(`${url}/two`);
    await eventually(() => collector.messages().length).toBe(2);
    expect((await visitor.cookies())[0]!.value).toBe(anonymousId);
    await page.evaluate("localStorage.clear()");
    await page.goto(`${url}/three`);
    await eventually(() => collector.messages().length).toBe(3);
    expect(new Set(collector.messages().map((message) => message.anonymousId))).toEqual(new Set([anonymousId]));
  }));

test("the user, the traits and the token stay until reset, which makes another anonymous visitor", () =>
  onSite({}, async ({ open, heard, collector, url }) => {
    const page = await open("/");
    await page.evaluate(`throughline.identify("noor", { plan: "weekly" }, { token: "head.body.mark" })`);
    await eventually(() => heard().length).toBe(2);
    await page.goto(`${url}/two`);
    await page.evaluate(`
      throughline.identify(null, { roast: "dark" });
      throughline.group("cafe-7", { name: "Café Sept" });
      throughline.alias("noor-2");
    `);
    await eventually(() => heard().slice(2)).toEqual(["page /two", "identify noor", "group cafe-7", "alias noor-2"]);
    const [visit, identify, second, again, group, alias] = collector.messages();
    expect(visit!.context.identityToken).toBeUndefined();
    for (const message of [identify, second, again, group]) {
      expect(message).toMatchObject({ userId: "noor", context: { identityToken: "head.body.mark" } });
    }
    expect(again!.traits).toEqual({ plan: "weekly", roast: "dark" });
    expect(group!.traits).toEqual({ name: "Café Sept" });
    expect(alias).toMatchObject({ userId: "noor-2", previousId: "noor" });

    await page.evaluate(`throughline.reset(); throughline.identify(null, { roast: "light" })`);
    await eventually(() => heard().length).toBe(7);
    const fresh = collector.messages().at(-1)!;
    expect(fresh.traits).toEqual({ roast: "light" });
    expect(fresh.userId).toBeUndefined();
    expect(fresh.context.identityToken).toBeUndefined();
    expect(fresh.anonymousId).not.toBe(visit!.anonymousId);
  }));

test("another user gets neither the traits nor the token of the one before", () =>
  onSite({}, async ({ open, heard, collector }) => {
    const page = await open("/");
    await page.evaluate(`
      throughline.identify("noor", { plan: "weekly" }, { token: "noor's" });
      throughline.identify("ravi", { roast: "dark" });
    `);
    await eventually(() => heard().length).toBe(3);
    const ravi = collector.messages().at(-1)!;
    expect(ravi.traits).toEqual({ roast: "dark" });
    expect(ravi.context.identityToken).toBeUndefined();
  }));

test("the library says the version of the package", async () => {
  const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect(await readFile(new URL("./context.ts", import.meta.url), "utf8")).toContain(`version: "${version}"`);
});
