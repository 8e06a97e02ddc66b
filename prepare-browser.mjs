// Finds the Chromium that the browser tests drive, or installs Debian's. Plain JavaScript, like prepare.mjs.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where an installed Chromium or Chrome is; CHROMIUM_PATH names another. */
export function findBrowser(environment = process.env) {
  const folders = (environment.PATH ?? "").split(delimiter);
  const candidates = [
    environment.CHROMIUM_PATH,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...places,
  ];
  return candidates.find((path) => path && existsSync(path));
}

/** Makes sure that there is a browser; returns what stands in the way, if anything does. */
export function prepareBrowser(say) {
  if (findBrowser()) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    say("installing Chromium for the browser tests (once)");
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
    if (findBrowser()) return undefined;
  }
  return "The browser tests need Chromium or Chrome. Install one (on Debian and Ubuntu: sudo apt-get install chromium), or say in CHROMIUM_PATH where it is.";
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], env });
}
