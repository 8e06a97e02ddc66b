import type { Kernel } from "../kernel/assemble.ts";
import { inSystem } from "../kernel/database.ts";
import { listWorkspaces, type WorkspaceRow } from "../workspaces/public.ts";
import { Misuse } from "./command.ts";

/** The workspace with this id or name; the only one if none is named. */
export async function findWorkspace({ db }: Kernel, named: string | undefined): Promise<WorkspaceRow> {
  const all = await inSystem(db, listWorkspaces);
  if (all.length === 0)
    throw new Misuse(
      "There is no workspace yet. Make one: npm run throughline -- setup --email … --password … --workspace …",
    );
  const wanted = named?.trim().toLowerCase();
  const found = all.filter(
    ({ workspaceId, name }) => !wanted || workspaceId === wanted || name.toLowerCase() === wanted,
  );
  if (found.length === 1) return found[0]!;
  const list = all.map(({ workspaceId, name }) => `  ${workspaceId}  ${name}`).join("\n");
  const problem = !wanted
    ? "Which workspace?"
    : found.length === 0
      ? `There is no workspace “${named}”.`
      : `“${named}” is the name of several.`;
  throw new Misuse(`${problem} Say --workspace ID, one of:\n${list}\n`);
}
