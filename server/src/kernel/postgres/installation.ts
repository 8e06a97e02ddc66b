import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Account, accountFor } from "./account.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import type { Log } from "./log.ts";
import { reach } from "./reach.ts";
import { type Settings, settingsText } from "./settings.ts";

/** Where one embedded PostgreSQL lives, with what it is run, and as whom. */
export type Installation = {
  dataDir: string;
  cluster: string;
  servers: string;
  passwordFile: string;
  logFile: string;
  binaries: Binaries;
  version: string;
  account: Account | undefined;
  settings: string;
  log: Log;
};

/** Makes the data directory if need be, and finds PostgreSQL's programs and the account that can run them there. */
export async function findInstallation(dataDir: string, settings: Settings, log: Log): Promise<Installation> {
  await mkdir(dataDir, { recursive: true });
  const folder = await realpath(dataDir);
  const cluster = join(folder, "postgres");
  const binaries = await findBinaries();
  const { account, version } = await reach(await accountFor(cluster), binaries.postgres, folder, log);
  return {
    dataDir: folder,
    cluster,
    servers: join(folder, "servers"),
    passwordFile: join(folder, "postgres.password"),
    logFile: join(folder, "postgres.log"),
    binaries,
    version,
    account,
    settings: settingsText(cluster, `PostgreSQL ${version} in ${binaries.postgres}`, settings),
    log,
  };
}
