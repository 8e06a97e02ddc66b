import { capabilities } from "../capabilities.ts";
import { prepareDatabase } from "../kernel/assemble.ts";
import { type Command, exitCodes } from "./command.ts";
import { readWords } from "./read-words.ts";
import { withDatabase } from "./with-kernel.ts";

/** Brings the schema up to date without starting a server. */
export const migrate: Command = {
  name: "migrate",
  summary: "bring the database's schema up to date (the server does so by itself when it starts)",
  usage: "",
  async run(words, surroundings) {
    readWords(words, {});
    const applied = await withDatabase(surroundings, ({ url }) => prepareDatabase(url, capabilities));
    for (const name of applied) surroundings.out(`applied ${name}\n`);
    surroundings.out(applied.length === 0 ? "The schema is up to date.\n" : "The schema is now up to date.\n");
    return exitCodes.fine;
  },
};
