import { readConfig } from "../kernel/config.ts";
import { inSystem } from "../kernel/database.ts";
import { listWorkspaces } from "../workspaces/public.ts";
import { type Command, exitCodes, type Surroundings } from "./command.ts";
import { readWords } from "./read-words.ts";
import { withKernel } from "./with-kernel.ts";

/** Says what there is and whether it runs. */
export const status: Command = {
  name: "status",
  summary: "say whether the server runs, where its data is, and which workspaces there are",
  usage: "[--json]",
  async run(words, surroundings) {
    const { values } = readWords(words, { json: { type: "boolean" } });
    const { PUBLIC_URL: url, DATABASE_URL, DATA_DIR: dataDir } = readConfig(surroundings.environment);
    const server = await serverAt(url);
    const workspaces = await workspacesHere(surroundings);
    const found = { url, server, database: DATABASE_URL ? "DATABASE_URL" : "embedded", dataDir, workspaces };
    surroundings.out(values.json ? `${JSON.stringify(found)}\n` : inWords(found));
    return exitCodes.fine;
  },
};

function workspacesHere(surroundings: Surroundings) {
  return withKernel(surroundings, (kernel) => inSystem(kernel.db, listWorkspaces));
}

/** What answers at an address: a server that is ready, one that is not, or nobody. */
async function serverAt(url: string): Promise<"ready" | "not ready" | "not running"> {
  try {
    const { ok } = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3000) });
    return ok ? "ready" : "not ready";
  } catch {
    return "not running";
  }
}

interface Found {
  url: string;
  server: string;
  database: string;
  dataDir: string;
  workspaces: { name: string; workspaceId: string; timeZone: string }[];
}

function inWords({ url, server, database, dataDir, workspaces }: Found): string {
  const lines = workspaces.map(({ name, workspaceId, timeZone }) => `  ${workspaceId}  ${name} (${timeZone})`);
  const none = "  none yet: open the server in a browser, or use the command setup";
  return `${[
    `server      ${server} at ${url}`,
    `database    ${database === "embedded" ? `embedded, in ${dataDir}` : "the one that DATABASE_URL names"}; schema up to date`,
    "workspaces",
    ...(lines.length > 0 ? lines : [none]),
  ].join("\n")}\n`;
}
