import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Launches the installed Chromium (or Chrome) without a window; `CHROMIUM_PATH` names another one. */
export function launchBrowser({ withoutDefaults = [] as string[] } = {}): Promise<Browser> {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("No Chromium found. Install one, or name it in CHROMIUM_PATH.");
  return chromium.launch({ executablePath, args: FLAGS, ignoreDefaultArgs: withoutDefaults });
}
