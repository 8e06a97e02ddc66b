import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
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

// As prepare-browser.mjs looks for it.
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FOLDERS = (process.env.PATH ?? "").split(delimiter);
const PLACES = [
  process.env.CHROMIUM_PATH,
  ...NAMES.flatMap((name) => FOLDERS.map((folder) => join(folder, name))),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Launches the installed Chromium (or Chrome) without a window; `CHROMIUM_PATH` names another one. */
export function launchBrowser({ withoutDefaults = [] as string[] } = {}): Promise<Browser> {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("No Chromium found. Install one, or name it in CHROMIUM_PATH.");
  return chromium.launch({ executablePath, args: FLAGS, ignoreDefaultArgs: withoutDefaults });
}
