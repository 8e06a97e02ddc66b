import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { bundleSdk } from "../build.ts";
import { launchBrowser } from "./browser.fixture.ts";
import { type Collector, startCollector } from "./collector.fixture.ts";
import type { Message } from "./message.ts";
import { type SnippetOptions, snippet } from "./snippet.ts";

interface SiteOptions extends SnippetOptions {
  browser?: BrowserContextOptions;
  /** Runs in each page before its scripts. */
  before?: () => void;
  /** HTML of the head in place of the snippet. */
  head?: (site: string, collector: string) => string;
  /** How long `/sdk.js` takes. */
  sdkAfterMs?: number;
}

/** A small web site that embeds the snippet, a visitor's browser, and the collector that the snippet speaks to. */
export interface Site {
  url: string;
  visitor: BrowserContext;
  collector: Collector;
  open(path?: string): Promise<Page>;
  /** The accepted messages in short: `page /cart`, `track Order Completed`. */
  heard(): string[];
}

let browser: Browser;
let script: string;

/** Launches one browser for the tests of a file. */
export function useBrowser(options?: Parameters<typeof launchBrowser>[0]): void {
  beforeAll(async () => {
    [browser, script] = await Promise.all([launchBrowser(options), bundleSdk()]);
  });
  afterAll(() => browser.close());
}

/** Runs a test on a fresh site, with a visitor who was never there. */
export async function onSite(options: SiteOptions, story: (site: Site) => Promise<void>): Promise<void> {
  const { browser: contextOptions, before, head, sdkAfterMs = 0, ...snippetOptions } = options;
  const collector = await startCollector();
  const server = createServer(({ url }, response) => {
    if (url === "/sdk.js") setTimeout(() => answer(response, "text/javascript", script), sdkAfterMs);
    else answer(response, "text/html", html());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const embed =
    head ?? (() => snippet(url, "key-1", snippetOptions).replace(`"host":"${url}"`, `"host":"${collector.url}"`));
  const html = () =>
    `<!doctype html><html><head><title>Roastery</title>${embed(url, collector.url)}</head><body></body></html>`;
  const visitor = await browser.newContext(contextOptions);
  if (before) await visitor.addInitScript(before);

  try {
    await story({
      url,
      visitor,
      collector,
      open: async (path = "/") => {
        const page = await visitor.newPage();
        await page.goto(url + path, { waitUntil: "domcontentloaded" });
        return page;
      },
      heard: () => collector.messages().map(describe),
    });
  } finally {
    await visitor.close();
    server.closeAllConnections();
    server.close();
    await collector.goDown();
  }
}

/** Looks again until an expectation holds. */
export function eventually<Value>(look: () => Value | Promise<Value>) {
  return expect.poll(look, { timeout: 10_000, interval: 25 });
}

/** Waits, to see that nothing happens. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function answer(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` });
  response.end(text);
}

function describe({ type, event, context, userId, groupId }: Message): string {
  return `${type} ${event ?? groupId ?? (type === "page" ? context.page.path : userId)}`;
}
