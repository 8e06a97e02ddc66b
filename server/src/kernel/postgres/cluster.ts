import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { handOver, runAs } from "./account.ts";
import { readIfThere, syncFolder, writeWhole } from "./files.ts";
import type { Installation } from "./installation.ts";
import { cleanEnvironment } from "./reach.ts";
import { operatorsSettings } from "./settings.ts";
import { PostgresUnavailable } from "./unavailable.ts";

const run = promisify(execFile);

/** Makes the cluster at the first start, checks it at every later one, and returns its password. Called in turn. */
export async function ensureCluster(installation: Installation): Promise<string> {
  await forgetUnfinished(installation);
  const version = await readIfThere(join(installation.cluster, "PG_VERSION"));
  if (version !== undefined) return openCluster(installation, version.trim());
  await refuseForeignFolder(installation.cluster);
  return createCluster(installation);
}

async function openCluster(installation: Installation, itsMajor: string): Promise<string> {
  const { account, cluster, passwordFile, version } = installation;
  const ourMajor = version.split(".")[0];
  if (itsMajor !== ourMajor)
    throw new PostgresUnavailable(
      `The database in ${cluster} was made by PostgreSQL ${itsMajor} and this is PostgreSQL ${ourMajor}: dump it with the version before and load it into an empty data directory.`,
    );
  // A copy that root has restored from a backup belongs to root, whom PostgreSQL refuses.
  if (account && (await stat(cluster)).uid !== account.uid) await handOver(cluster, account);
  const password = (await readIfThere(passwordFile))?.trim();
  if (password) return password;
  throw new PostgresUnavailable(
    `The password of the database in ${cluster} is missing: put ${passwordFile} back from your backup.`,
  );
}

async function refuseForeignFolder(cluster: string): Promise<void> {
  const names = await readdir(cluster).catch(() => []);
  if (names.length > 0)
    throw new PostgresUnavailable(
      `${cluster} is in the way: it holds files but no PostgreSQL database. Move it, or choose another data directory.`,
    );
}

// The cluster is made in a folder beside and gets its name when it is whole, so an interrupted one is never used.
async function createCluster(installation: Installation): Promise<string> {
  const { account, binaries, cluster, dataDir, log, passwordFile } = installation;
  const startedAt = performance.now();
  const password = (await readIfThere(passwordFile))?.trim() || randomBytes(24).toString("base64url");
  await writeWhole(passwordFile, password);

  const workshop = `${cluster}.unfinished-${randomUUID().slice(0, 8)}`;
  const draft = join(workshop, "cluster");
  const passwordNote = join(workshop, "password");
  await mkdir(workshop);
  await writeWhole(passwordNote, password);
  await handOver(workshop, account);
  const { file, args, ...identity } = runAs(account, binaries.initdb, initdbArguments(draft, passwordNote));
  await run(file, args, { ...identity, cwd: "/", env: cleanEnvironment() }).catch(refuseBecause);
  await writeWhole(join(draft, "postgresql.conf"), operatorsSettings, account);
  await writeWhole(join(draft, "throughline.conf"), installation.settings, account);

  await rename(draft, cluster);
  await syncFolder(dataDir);
  await rm(workshop, { recursive: true });
  log.info({ cluster, ms: Math.round(performance.now() - startedAt) }, "Made a new PostgreSQL database.");
  return password;
}

function initdbArguments(folder: string, passwordNote: string): string[] {
  return [
    `--pgdata=${folder}`,
    `--pwfile=${passwordNote}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    "--data-checksums",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    // Decides what is a letter in full-text search; the name that every system of its kind has.
    `--lc-ctype=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
  ];
}

function refuseBecause(error: { stderr?: string; message: string }): never {
  const reason = error.stderr?.match(/error: (.*)/)?.[1] ?? error.message;
  throw new PostgresUnavailable(`PostgreSQL could not make its database: ${reason}.`, { cause: error });
}

async function forgetUnfinished({ cluster, dataDir, log }: Installation): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith("postgres.unfinished-")) continue;
    log.warn({ cluster }, "The making of the database was interrupted; starting over.");
    // An initdb that outlived its server may still be writing there; it ends when its files are gone.
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}
