import { type Command, exitCodes, Misuse } from "./command.ts";

/** The command that tells of the others. */
export function helpWith(commands: readonly Command[]): Command {
  return {
    name: "help",
    summary: "show what there is, or how a command is used",
    usage: "[COMMAND]",
    async run([name], { out }) {
      const command = commands.find((one) => one.name === name);
      if (name !== undefined && name !== "help" && !command) throw new Misuse(`There is no command “${name}”.`);
      out(command ? detailOf(command) : overviewOf(commands));
      return exitCodes.fine;
    },
  };
}

function detailOf({ name, summary, usage }: Command): string {
  return `npm run throughline -- ${name} ${usage.trimEnd()}\n\n  ${summary.charAt(0).toUpperCase()}${summary.slice(1)}.\n`;
}

function overviewOf(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `npm run throughline -- COMMAND …

${lines.join("\n")}

  help COMMAND shows how each is used. They work beside a running server or without one, on the same settings
  (DATA_DIR, DATABASE_URL, PORT; see .env.example). With npm run -s, standard output holds the result alone.

  Exit codes: 0 done, 1 failed, 2 misused, 3 imported but for some rows, 130 stopped.
`;
}
