import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { launchBrowser } from "../../sdk/src/browser.fixture.ts";
import { type BuiltWidget, bundleWidget } from "../build.ts";
import type { ChatServer } from "./chat-cast.fixture.ts";
import { startChatServer } from "./chat-server.fixture.ts";

export interface Visit {
  page: Page;
  server: ChatServer;
  context: BrowserContext;
  /** What the page's console and policy had to complain of. */
  complaints: string[];
  launcher: Locator;
  panel: Locator;
  /** Opens the panel by a click on the launcher. */
  openChat(): Promise<void>;
  /** Opens the panel and begins a conversation. */
  begin(): Promise<void>;
  write(text: string): Promise<void>;
  /** The messages on the screen. */
  said(): Promise<string[]>;
}

export interface VisitOptions {
  browser?: BrowserContextOptions;
  /** Further attributes of the script tag. */
  attributes?: string;
  /** HTML before the script tag. */
  head?: string;
  lang?: string;
  policy?: (origin: string) => string;
  /** Runs in each page before its scripts. */
  before?: () => void;
  prepare?: (server: ChatServer) => void;
}

// As strict as pages get: nothing inline, nothing evaluated, nothing from elsewhere but the chat's own host.
export const strictPolicy = (origin: string) =>
  `default-src 'none'; script-src ${origin}; connect-src ${origin} ${origin.replace("http", "ws")}; img-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'`;

let browser: Browser;
let widget: BuiltWidget;

/** Launches one browser for the tests of a file. */
export function useBrowser(): void {
  beforeAll(async () => {
    [browser, widget] = await Promise.all([launchBrowser(), bundleWidget()]);
  });
  afterAll(() => browser?.close());
}

/** Lets a visitor who was never there open a page with the chat, under a strict policy unless told otherwise. */
export async function visit(options: VisitOptions, story: (visit: Visit) => Promise<void>): Promise<void> {
  const { attributes = "", head = "", lang = "en", policy = strictPolicy } = options;
  const server = await startChatServer(widget, (url) => ({
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Roastery</title>${head}
<script async src="${url}/chat.js" data-key="key-1" ${attributes}></script></head><body><h1>Roastery</h1><p>Coffee.</p><button>Buy</button></body></html>`,
    policy: policy(url),
  }));
  options.prepare?.(server);
  const context = await browser.newContext({ reducedMotion: "reduce", ...options.browser });
  if (options.before) await context.addInitScript(options.before);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(server.url);
  const launcher = page.locator("throughline-chat .launcher");
  const panel = page.getByRole("dialog");
  try {
    await story({
      page,
      server,
      context,
      complaints,
      launcher,
      panel,
      async openChat() {
        await launcher.click();
        await panel.waitFor();
      },
      async begin() {
        await launcher.click();
        await panel.locator(".begin").click();
        await panel.locator("textarea").waitFor();
      },
      async write(text) {
        await panel.locator("textarea").fill(text);
        await panel.locator("textarea").press("Enter");
      },
      said: () => panel.locator(".message:not(.greeting) .bubble").allInnerTexts(),
    });
  } finally {
    await context.close();
    await server.goDown();
  }
}

/** Looks again until an expectation holds. */
export function eventually<Value>(look: () => Value | Promise<Value>) {
  return expect.poll(look, { timeout: 15_000, interval: 25 });
}
