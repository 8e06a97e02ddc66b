import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { announce } from "../kernel/wake.ts";
import { type Author, recordAudit } from "./audit.ts";
import { keysChanged } from "./key-ring.ts";
import { lockWorkspace, updateWorkspace, type WorkspaceRow, type WorkspaceSettings } from "./workspace.sql.ts";

type Changes = { [Name in keyof WorkspaceSettings]?: WorkspaceSettings[Name] | undefined };

/** Changes the settings of a workspace; the audit log keeps what each was before. */
export async function changeWorkspace(
  tx: Tx,
  workspaceId: string,
  changes: Changes,
  author: Author,
): Promise<WorkspaceRow> {
  const before = await lockWorkspace(tx, workspaceId);
  if (!before) throw new Refusal("not_found", "No such workspace.");
  const names = (Object.keys(changes) as (keyof WorkspaceSettings)[]).filter(
    (name) => changes[name] !== undefined && changes[name] !== before[name],
  );
  if (names.length === 0) return before;

  const after = { ...before, ...Object.fromEntries(names.map((name) => [name, changes[name]])) };
  await updateWorkspace(tx, workspaceId, after);
  const detail = Object.fromEntries(names.map((name) => [name, { from: before[name], to: after[name] }]));
  await recordAudit(tx, workspaceId, author, "workspace.changed", after.name, detail);
  await announce(tx, keysChanged);
  return after;
}
