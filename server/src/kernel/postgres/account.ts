import { execFile } from "node:child_process";
import { chmod, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { PostgresUnavailable } from "./unavailable.ts";

const run = promisify(execFile);

/** The system user that PostgreSQL runs as when we are root; `capability` opens folders that are closed to that user. */
export type Account = { name: string; uid: number; gid: number; capability?: string };

export type Command = { file: string; args: string[]; uid?: number; gid?: number };

/** The account for a cluster: none for an ordinary user, who runs PostgreSQL as himself; root may not. */
export async function accountFor(cluster: string): Promise<Account | undefined> {
  const owner = await stat(cluster).catch(() => undefined);
  const self = process.getuid?.();
  if (self === 0) return owner && owner.uid !== 0 ? accountOfOwner(owner) : systemAccount();
  if (!owner || self === undefined || owner.uid === self) return undefined;
  throw new PostgresUnavailable(
    `The database in ${cluster} belongs to another user: start as that user or as root, or take it over with "sudo chown -R $(id -u) ${dirname(cluster)}".`,
  );
}

/** The command as the account runs it, without root's groups and powers. */
export function runAs(account: Account | undefined, file: string, args: string[]): Command {
  if (!account) return { file, args };
  const { uid, gid, capability } = account;
  if (!capability) return { file, args, uid, gid };
  const only = `-all,+${capability}`;
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  // Without this bit access(2), with which PostgreSQL looks for its own program, does not count the capability.
  const powers = [
    "--securebits=+no_setuid_fixup",
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
  ];
  return { file: "setpriv", args: [...identity, ...powers, "--", file, ...args] };
}

/** Gives a folder and all in it to the account, closed to everyone else, as PostgreSQL demands. */
export async function handOver(folder: string, account: Account | undefined): Promise<void> {
  await chmod(folder, 0o700);
  if (account) await run("chown", ["-hR", `${account.uid}:${account.gid}`, folder]);
}

async function accountOfOwner(owner: { uid: number; gid: number }): Promise<Account> {
  const name = (await idOf("-un", String(owner.uid))) ?? String(owner.uid);
  return { name, uid: owner.uid, gid: owner.gid };
}

async function systemAccount(): Promise<Account> {
  const account = (await accountNamed("postgres")) ?? (await createAccount("postgres"));
  if (account) return account;
  throw new PostgresUnavailable(
    'PostgreSQL refuses to run as root and no system user could be made for it: run "useradd --system postgres", start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Makes a system user that owns nothing and cannot sign in. */
export async function createAccount(name: string): Promise<Account | undefined> {
  const nobodysShell = "/usr/sbin/nologin";
  const recipes: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", nobodysShell, name]],
    ["adduser", ["--system", "--group", "--no-create-home", "--shell", nobodysShell, name]],
  ];
  for (const [file, args] of recipes) {
    // One of the two is missing on most systems; what counts is whether the user is there afterwards.
    await run(file, args).catch(() => undefined);
    const account = await accountNamed(name);
    if (account) return account;
  }
  return undefined;
}

async function accountNamed(name: string): Promise<Account | undefined> {
  const [uid, gid] = [await idOf("-u", name), await idOf("-g", name)];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

async function idOf(option: string, name: string): Promise<string | undefined> {
  // id ends with status 1 when there is no such user.
  return (await run("id", [option, name]).catch(() => undefined))?.stdout.trim();
}
