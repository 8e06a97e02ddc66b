// `npm run lock`: completes package-lock.json with the packages of platforms that it has no entry for. `npm install` leaves
// out what the registry at hand does not have, and `npm ci` then refuses the lock on every platform.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { textOf } from "./sources.ts";

interface Locked {
  version: string;
  optional?: boolean;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
  [more: string]: unknown;
}

export interface Lock {
  packages: Record<string, Locked>;
}

export interface Gap {
  place: string;
  version: string;
  dev: boolean | undefined;
}

/** The optional dependencies, such as a tool's programs for each platform, that a lock has no entry for. */
export function gapsOf({ packages }: Lock): Gap[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesFor(path, name).some((place) => packages[place]))
      .map(([name, version]) => ({ place: placesFor(path, name).at(-1)!, version, dev })),
  );
}

/** Where a package may lie that `path` asks for by name, the nearest first. */
function placesFor(path: string, name: string): string[] {
  const outer = path.lastIndexOf("node_modules/");
  const own = `${path ? `${path}/` : ""}node_modules/${name}`;
  return path === "" ? [own] : [own, ...placesFor(outer > 0 ? path.slice(0, outer - 1) : "", name)];
}

/** A lock's entry for a package of a platform, as its name tells it. */
function entryFor({ place, version, dev }: Gap): Locked {
  const words = place.split(/[/-]/);
  const os = words.find((word) => /^(android|darwin|freebsd|linux|win32|openbsd|netbsd|sunos|aix)$/.test(word));
  const cpu = words.find((word) => /^(x64|arm64|arm|ia32|ppc64|s390x|riscv64|loong64|wasm32)$/.test(word));
  if (!os && cpu !== "wasm32") throw new Error(`${place} does not say which platform it is for.`);
  const libc = words.includes("musl") ? "musl" : words.some((word) => word.startsWith("gnu")) ? "glibc" : undefined;
  return {
    version,
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

if (import.meta.main) {
  const lock = JSON.parse(textOf("package-lock.json")) as Lock;
  for (const gap of gapsOf(lock)) lock.packages[gap.place] = entryFor(gap);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(join(import.meta.dirname, "../package-lock.json"), `${JSON.stringify(lock, null, 2)}\n`);
}
