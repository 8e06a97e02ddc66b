import { type Db, inWorkspace } from "../../kernel/database.ts";
import { cursorOf, settledUntil } from "../../kernel/follow.ts";
import type { ShownImport } from "./contract.ts";
import { type ImportKey, readImports } from "./import.sql.ts";
import { type RowError, readErrors } from "./progress.sql.ts";
import { shownImportOf, shownImportsOf } from "./show-import.ts";
import { findImport } from "./start-import.ts";

const mostErrors = 20;

/** The latest imports, and the cursor from which news of them follow. */
export function listImports(
  db: Db,
  workspaceId: string,
  limit: number,
): Promise<{ imports: ShownImport[]; cursor: string }> {
  return inWorkspace(db, workspaceId, async (tx) => {
    const cursor = cursorOf(await settledUntil(tx));
    return { imports: await shownImportsOf(tx, workspaceId, await readImports(tx, workspaceId, limit)), cursor };
  });
}

/** One import with its first errors, and the cursor from which news of it follow. */
export function showImport(db: Db, at: ImportKey): Promise<ShownImport & { errors: RowError[]; cursor: string }> {
  return inWorkspace(db, at.workspaceId, async (tx) => {
    const cursor = cursorOf(await settledUntil(tx));
    const shown = await shownImportOf(tx, at.workspaceId, await findImport(tx, at));
    return { ...shown, errors: await readErrors(tx, at, 0, mostErrors), cursor };
  });
}
