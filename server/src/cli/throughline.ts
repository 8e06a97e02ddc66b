import { Refusal } from "../kernel/refusal.ts";
import { type Command, exitCodes, Misuse, type Surroundings } from "./command.ts";
import { helpWith } from "./help.ts";
import { importing } from "./import.ts";
import { migrate } from "./migrate.ts";
import { recover } from "./recover.ts";
import { setup } from "./setup.ts";
import { status } from "./status.ts";

const commands: readonly Command[] = [setup, importing, status, migrate, recover];

const stopping = new AbortController();
process.once("SIGINT", () => stopping.abort());
process.once("SIGTERM", () => stopping.abort());
// Whoever read our output, such as head, has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  stopping.abort();
});

const surroundings: Surroundings = {
  environment: process.env,
  // npm changes to the folder of package.json and remembers where the user was.
  folder: process.env.INIT_CWD || process.cwd(),
  out: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  signal: stopping.signal,
};

async function run([name = "help", ...words]: string[]): Promise<number> {
  const help = helpWith(commands);
  const asksForHelp = name === "help" || name === "--help" || name === "-h";
  const command = asksForHelp ? help : commands.find((one) => one.name === name);
  if (!command)
    throw new Misuse(`There is no command “${name}”. There are: ${commands.map((one) => one.name).join(", ")}.`);
  return words.includes("--help") ? help.run([command.name], surroundings) : command.run(words, surroundings);
}

process.exitCode = await run(process.argv.slice(2)).catch((error: Error) => {
  surroundings.tell(`throughline: ${explained(error)}\n`);
  return error instanceof Misuse ? exitCodes.misused : exitCodes.failed;
});

function explained(error: Error): string {
  if (error instanceof Misuse) return `${error.message} See: npm run throughline -- help`;
  if (error instanceof Refusal || !process.env.DEBUG) return error.message;
  return error.stack ?? error.message;
}
