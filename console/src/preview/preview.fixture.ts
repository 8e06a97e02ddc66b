import { readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { launchBrowser } from "@throughline/sdk/browser.fixture";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** The built gallery and previews behind the server's strict content policy, and one browser to look at it. */
export interface OpenPreview {
  visit: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
  close: () => Promise<void>;
}

export interface Visit {
  page: Page;
  /** What the browser's console complained about, the content policy included. */
  complaints: string[];
}

/** Builds gallery and previews, serves it, and opens a browser. */
export async function openPreview(): Promise<OpenPreview> {
  const folder = join(tmpdir(), `throughline-parts-${process.pid}`);
  await build({
    root,
    configFile: join(root, "vite.config.ts"),
    mode: "parts",
    logLevel: "error",
    build: { outDir: folder },
  });
  const server = await serve(folder);
  const browser = await launchBrowser();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    visit: (path, options) => visit(browser, origin + path, options),
    close: async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

function serve(folder: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://gallery");
    const file = extname(pathname) ? pathname : "/parts.html";
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", "default-src 'self'; connect-src 'self' ws:");
    response.end(await readFile(join(folder, file)));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url);
  await page.locator("main, [role=main]").first().waitFor();
  return { page, complaints };
}

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds against WCAG 2.2 AA and good practice, a line each. */
export function accessibilityProblems(page: Page): Promise<string[]> {
  return audit(page, { type: "tag", values: wcag });
}

/** The same while something floats: popups stand outside the landmarks, and beside them the guards of the focus. */
export function popupProblems(page: Page): Promise<string[]> {
  return audit(page, { type: "tag", values: wcag }, { rules: { region: { enabled: false } } });
}

/** What axe finds about contrast alone, which is all that another theme can change. */
export async function contrastProblems(page: Page): Promise<string[]> {
  await page.evaluate(settled);
  return audit(page, { type: "rule", values: ["color-contrast"] });
}

/** Colours that have just changed are computed anew with the next frame, which a busy machine may keep waiting. */
function settled(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

async function audit(page: Page, runOnly: axe.RunOnly, more: axe.RunOptions = {}): Promise<string[]> {
  // Evaluated by the debugger, which the page's content policy does not bind.
  await page.evaluate(axe.source);
  return page.evaluate(
    async (options) => {
      const context = { exclude: ["[data-base-ui-focus-guard]"] };
      const { violations } = await window.axe.run(context, options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? node.failureSummary ?? ""}`),
      );
    },
    { ...more, runOnly, resultTypes: ["violations" as const] },
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
