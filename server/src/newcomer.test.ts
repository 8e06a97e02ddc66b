import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { launchBrowser } from "@throughline/sdk/browser.fixture";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { emptyDataDir, removeDataDir, startProcess } from "./process.fixture.ts";

const segment = new URL("../../node_modules/@segment/analytics-next/dist/umd/index.js", import.meta.url);

/** A shop of somebody else, on an address of its own, with Segment's browser SDK, unmodified, pointed at this server. */
async function openShop(host: string, writeKey: string) {
  const script = await readFile(segment);
  const { host: apiHost } = new URL(host);
  const page = `<!doctype html><title>Shop</title><script src="/segment.js"></script><script>
    analytics = AnalyticsNext.AnalyticsBrowser.load(
      { writeKey: ${JSON.stringify(writeKey)}, cdnURL: ${JSON.stringify(host)} },
      { integrations: { "Segment.io": { apiHost: ${JSON.stringify(`${apiHost}/v1`)}, protocol: "http" } } });
  </script>`;
  const shop = createServer((request, answer) => {
    const isScript = request.url === "/segment.js";
    answer.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    answer.end(isScript ? script : page);
  });
  await new Promise<void>((listening) => shop.listen(0, listening));
  return { url: `http://localhost:${(shop.address() as AddressInfo).port}/`, close: () => shop.close() };
}

const track = (shop: Page, event: string) =>
  shop.evaluate(
    (name) => (globalThis as unknown as { analytics: { track(name: string): Promise<unknown> } }).analytics.track(name),
    event,
  );

test("a newcomer goes through the wizard, pastes the snippet's key, and sees the visitor's event live on the timeline within a second", async () => {
  const dataDir = await emptyDataDir();
  const server = await startProcess(dataDir);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByLabel("Your name").fill("Ada Lindqvist");
    await page.getByLabel("Email").fill("ada@example.com");
    await page.getByLabel("Password", { exact: true }).fill("correct horse battery staple");
    await page.getByLabel("Workspace").fill("Kestrel Coffee");
    await page.keyboard.press("Enter");
    const snippet = page.getByText(/wk_[A-Za-z0-9_-]{22}/).first();
    await snippet.waitFor();
    const writeKey = /wk_[A-Za-z0-9_-]{22}/.exec((await snippet.textContent()) ?? "")![0];

    const shop = await openShop(server.url, writeKey);
    const visitor = await browser.newPage();
    await visitor.goto(shop.url);
    await track(visitor, "Kettle Admired");
    await page.getByText("Kettle Admired").first().waitFor({ timeout: 5000 });
    await page
      .getByRole("button", { name: /open live|see it live|continue|live/i })
      .first()
      .click();

    await page.getByText("Kettle Admired").first().click();
    await page.locator('[data-base-ui-portal] a[href*="/people/"]').first().click();
    await page.waitForURL(/\/people\//);
    await page.getByText("Kettle Admired").first().waitFor();

    const began = performance.now();
    await track(visitor, "Kettle Bought");
    await page.getByText("Kettle Bought").first().waitFor({ timeout: 5000 });
    expect(performance.now() - began).toBeLessThan(1000);
    shop.close();
  } finally {
    await browser.close();
    await server.stop();
    await removeDataDir(dataDir);
  }
}, 60_000);
