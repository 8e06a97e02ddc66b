import { recoverAccount } from "../workspaces/public.ts";
import { type Command, exitCodes, Misuse } from "./command.ts";
import { readWords } from "./read-words.ts";
import { withKernel } from "./with-kernel.ts";

/** Lets somebody in again. */
export const recover: Command = {
  name: "recover",
  summary: "let somebody in again who lost their password or second factor",
  usage: `--email EMAIL --password NEW

  Sets a new password, removes the second factor and signs the account out everywhere.`,
  async run(words, surroundings) {
    const { values } = readWords(words, { email: { type: "string" }, password: { type: "string" } });
    const { email, password } = values;
    if (!email || !password) throw new Misuse("recover needs --email and --password.");
    await withKernel(surroundings, (kernel) => recoverAccount(kernel, { email, password }));
    surroundings.out(`${email} can sign in with the new password.\n`);
    return exitCodes.fine;
  },
};
