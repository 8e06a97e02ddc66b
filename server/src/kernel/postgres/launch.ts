import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { runAs } from "./account.ts";
import type { Installation } from "./installation.ts";
import { readFrom, shortenLog } from "./logfile.ts";
import { becomesReady, type Postmaster } from "./postmaster.ts";
import { cleanEnvironment } from "./reach.ts";

export type Launch =
  | { outcome: "ready"; postmaster: Postmaster }
  | { outcome: "port taken" | "cluster in use" | "refused"; complaint: string };

/** Starts PostgreSQL on a port, in a session of its own: Ctrl-C reaches only us, and it outlives us if we are killed. */
export async function launch(installation: Installation, port: number): Promise<Launch> {
  const { account, binaries, cluster, logFile } = installation;
  await shortenLog(logFile);
  const log = await open(logFile, "a", 0o600);
  try {
    const { size } = await log.stat();
    const { file, args, ...identity } = runAs(account, binaries.postgres, ["-D", cluster, "-p", String(port)]);
    const child = spawn(file, args, {
      ...identity,
      cwd: "/",
      env: cleanEnvironment(),
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    await once(child, "spawn");
    child.unref();
    const running = async () => child.exitCode === null && child.signalCode === null;
    const postmaster = await becomesReady(installation, running);
    return postmaster ? { outcome: "ready", postmaster } : explain(await readFrom(logFile, size));
  } finally {
    await log.close();
  }
}

// The messages are in English, since the environment that PostgreSQL gets says so.
function explain(output: string): Launch {
  const complaint = output.match(/(?:FATAL|PANIC): {2}(.*)/)?.[1] ?? output.trim().split("\n").at(-1) ?? "";
  if (complaint.includes("could not create any TCP/IP sockets")) return { outcome: "port taken", complaint };
  if (/shared memory block .* still in use|lock file .* already exists/.test(complaint))
    return { outcome: "cluster in use", complaint };
  return { outcome: "refused", complaint };
}
