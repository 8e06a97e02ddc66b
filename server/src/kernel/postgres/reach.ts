import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Account, runAs } from "./account.ts";
import type { Log } from "./log.ts";
import { PostgresUnavailable } from "./unavailable.ts";

const run = promisify(execFile);

// A system user cannot enter a clone under /root. With one of these powers it can: the first lets it read what is
// closed to it, the second also write, and is tried second because it is more; containers often grant only that one.
const capabilities = ["dac_read_search", "dac_override"];

/** Asks PostgreSQL for its version as the account, and grants the account what it needs to reach both folders. */
export async function reach(
  account: Account | undefined,
  postgres: string,
  dataDir: string,
  log: Log,
): Promise<{ account: Account | undefined; version: string }> {
  const plain = await askVersion(account, postgres, dataDir);
  if ("version" in plain) return { account, version: plain.version };
  for (const capability of account ? capabilities : []) {
    const able = { ...account!, capability };
    const answer = await askVersion(able, postgres, dataDir);
    if (!("version" in answer)) continue;
    log.warn(
      { account: able.name, capability },
      `The user ${able.name} may not enter ${dataDir} or ${postgres}, so PostgreSQL gets the capability ${capability}.`,
    );
    return { account: able, version: answer.version };
  }
  throw new PostgresUnavailable(explain(account, postgres, dataDir, plain.failure));
}

async function askVersion(
  account: Account | undefined,
  postgres: string,
  dataDir: string,
): Promise<{ version: string } | { failure: string }> {
  const { file, args, ...identity } = runAs(account, "/bin/sh", [
    "-c",
    'cd "$1" && exec "$2" --version',
    "sh",
    dataDir,
    postgres,
  ]);
  try {
    const { stdout } = await run(file, args, { ...identity, cwd: "/", env: cleanEnvironment() });
    return { version: stdout.trim().split(" ").at(-1) ?? "" };
  } catch (error) {
    return { failure: lastLine((error as { stderr?: string }).stderr) || String(error) };
  }
}

function explain(account: Account | undefined, postgres: string, dataDir: string, failure: string): string {
  if (!account)
    return `PostgreSQL's program ${postgres} does not run here (${failure}): run "npm rebuild", or set DATABASE_URL.`;
  return `PostgreSQL refuses to run as root, and the user ${account.name} cannot use ${postgres} and ${dataDir} (${failure}): move both to folders that everyone may enter, start as an ordinary user, or set DATABASE_URL.`;
}

function lastLine(text = ""): string {
  return text.trim().split("\n").at(-1) ?? "";
}

/** What PostgreSQL's programs see of the environment: no PGPORT or LD_LIBRARY_PATH of ours, and messages in English. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C" };
}
