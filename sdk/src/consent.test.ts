import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, onSite, pause, useBrowser } from "./site.fixture.ts";

useBrowser();

const kept = (page: Page) => page.evaluate<string[]>("Object.keys(localStorage).sort()");
const cookies = (page: Page) => page.evaluate<string>("document.cookie");

test("where consent is required nothing leaves and nothing is stored before it; then all of the page arrives", () =>
  onSite({ consent: "required" }, async ({ open, heard, collector, visitor }) => {
    const page = await open("/");
    await page.evaluate(`throughline.identify("noor"); throughline.track("A")`);
    await pause(400);
    expect(collector.received).toEqual([]);
    expect(await kept(page)).toEqual([]);
    expect(await visitor.cookies()).toEqual([]);

    await page.evaluate(`throughline.consent({ analytics: true, marketing: false })`);
    await eventually(heard).toEqual(["page /", "identify noor", "track A", "track Consent Updated"]);
    const consent = collector.messages().at(-1)!;
    expect(consent.properties).toEqual({ purposes: { analytics: true, marketing: false } });
    expect(consent.context.consent).toEqual({ categoryPreferences: { analytics: true, marketing: false } });
    expect(new Set(collector.messages().map(({ anonymousId }) => anonymousId)).size).toBe(1);

    await open("/later");
    await eventually(() => heard().at(-1)).toBe("page /later");
    expect(collector.messages().at(-1)!.context.consent).toEqual(consent.context.consent);
    expect(await cookies(page)).toContain(consent.anonymousId);
  }));

test("where consent is required and refused nothing ever leaves, on this page or the next", () =>
  onSite({ consent: "required" }, async ({ open, collector }) => {
    const page = await open("/");
    await page.evaluate(`throughline.track("A"); throughline.consent({ analytics: false }); throughline.track("B")`);
    const next = await open("/next");
    await next.evaluate(`throughline.track("C")`);
    await pause(400);
    await next.goto("about:blank");
    await pause(200);
    expect(collector.received).toEqual([]);
    await eventually(() => kept(page)).toEqual(["throughline:consent"]);
    expect(await cookies(page)).toBe("");
  }));

test("a consent that is withdrawn clears the queue and the ids, and only the withdrawal still leaves", () =>
  onSite({}, async ({ open, heard, collector }) => {
    const page = await open("/");
    await page.evaluate(`throughline.identify("noor", { plan: "weekly" }, { token: "a.b.c" })`);
    await eventually(heard).toEqual(["page /", "identify noor"]);
    await page.evaluate(
      `throughline.track("Unsent"); throughline.consent({ analytics: false }); throughline.track("No")`,
    );
    await eventually(heard).toEqual(["page /", "identify noor", "track Consent Updated"]);
    const [first, , withdrawal] = collector.messages();
    expect(withdrawal).toMatchObject({ anonymousId: first!.anonymousId, userId: "noor" });
    await eventually(() => kept(page)).toEqual(["throughline:consent"]);
    expect(await cookies(page)).toBe("");

    await page.evaluate(`throughline.consent({ analytics: true }); throughline.track("Again")`);
    await eventually(() => heard().slice(3)).toEqual(["track Consent Updated", "track Again"]);
    const again = collector.messages().at(-1)!;
    expect(again.anonymousId).not.toBe(first!.anonymousId);
    expect(again.userId).toBeUndefined();
  }));

test("a decision in one tab holds in the other", () =>
  onSite({ consent: "required" }, async ({ open, heard, collector }) => {
    const [first, second] = [await open("/first"), await open("/second")];
    await second.evaluate(`throughline.track("Held")`);
    await first.evaluate(`throughline.consent({ analytics: false })`);
    await second.evaluate(`throughline.track("After the refusal")`);
    await pause(300);
    expect(collector.received).toEqual([]);
    await first.evaluate(`throughline.consent({ analytics: true })`);
    await second.evaluate(`throughline.track("After the consent")`);
    await eventually(() => heard().sort()).toEqual(["track After the consent", "track Consent Updated"]);
  }));

test.each([
  ["Do Not Track", () => Object.defineProperty(navigator, "doNotTrack", { value: "1" })],
  ["Global Privacy Control", () => Object.defineProperty(navigator, "globalPrivacyControl", { value: true })],
])("with %s nothing leaves and nothing is stored, unless the visitor consents on the site", (_, before) =>
  onSite({ before }, async ({ open, heard, collector }) => {
    const page = await open("/");
    await page.evaluate(`throughline.track("A")`);
    await pause(300);
    expect(collector.received).toEqual([]);
    expect(await kept(page)).toEqual([]);
    expect(await cookies(page)).toBe("");
    await page.evaluate(`throughline.consent({ analytics: true })`);
    await eventually(heard).toEqual(["page /", "track A", "track Consent Updated"]);
  }),
);
