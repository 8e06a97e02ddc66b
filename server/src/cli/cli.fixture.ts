import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("./throughline.ts", import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Begins a command of the command line in a process of its own. */
export function beginCommand(
  words: string[],
  settings: Record<string, string>,
): { child: ChildProcess; ran: Promise<Ran> } {
  const environment = { ...process.env, LOG_LEVEL: "", INIT_CWD: "", ...settings };
  const child = spawn(process.execPath, [entry, ...words], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const ran = Promise.all([once(child, "exit"), text(child.stdout!), text(child.stderr!)]).then(
    ([[code], out, err]) => ({
      code,
      out,
      err,
    }),
  );
  return { child, ran };
}

/** Runs a command to its end. */
export function runCommand(words: string[], settings: Record<string, string>): Promise<Ran> {
  return beginCommand(words, settings).ran;
}
