import { setUp } from "../workspaces/public.ts";
import { type Command, exitCodes, Misuse } from "./command.ts";
import { readWords } from "./read-words.ts";
import { withKernel } from "./with-kernel.ts";

const options = {
  email: { type: "string" },
  password: { type: "string" },
  workspace: { type: "string" },
  name: { type: "string" },
  "time-zone": { type: "string" },
} as const;

/** Does what the wizard of the first visit does. */
export const setup: Command = {
  name: "setup",
  summary: "make an owner and a workspace, and print their keys as one JSON object",
  usage: `--email EMAIL --password PASSWORD --workspace NAME [--name PERSON] [--time-zone ZONE]

  Prints {"url", "workspaceId", "writeKey", "serverWriteKey", "secretKey", "identitySecret"}. The keys of servers are
  shown this once. An email that has an account already gets one more workspace, if the password is its own.`,
  async run(words, surroundings) {
    const { values } = readWords(words, options);
    const { email, password, workspace, name, "time-zone": timeZone } = values;
    if (!email || !password || !workspace) throw new Misuse("setup needs --email, --password and --workspace.");
    const wanted = { email, password, workspaceName: workspace, ...(name && { name }), ...(timeZone && { timeZone }) };
    const founded = await withKernel(surroundings, (kernel) => setUp(kernel, wanted));
    surroundings.out(`${JSON.stringify(founded)}\n`);
    return exitCodes.fine;
  },
};
