import type { Tx } from "../../kernel/database.ts";
import { namesOfActors } from "../../workspaces/public.ts";
import type { ShownImport } from "./contract.ts";
import type { ImportRow } from "./import.sql.ts";

/** What every change of an import announces. */
export const importsLedger = "timeline.import";

/** Imports of a workspace as the API shows them. */
export async function shownImportsOf(tx: Tx, workspaceId: string, rows: readonly ImportRow[]): Promise<ShownImport[]> {
  const actors = rows.flatMap(({ uploadedBy, startedBy, cancelledBy }) => [uploadedBy, startedBy, cancelledBy]);
  const known = new Set(actors.filter((actor) => actor !== null));
  const names = await namesOfActors(tx, workspaceId, [...known]);
  return rows.map((row) => shownBy(row, (actor) => names.get(actor) ?? actor));
}

/** One import as the API shows it. */
export async function shownImportOf(tx: Tx, workspaceId: string, row: ImportRow): Promise<ShownImport> {
  const [shown] = await shownImportsOf(tx, workspaceId, [row]);
  return shown!;
}

function shownBy(row: ImportRow, nameOf: (actor: string) => string): ShownImport {
  return {
    importId: row.importId,
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    state: stateOf(row),
    uploadedBy: nameOf(row.uploadedBy),
    uploadedAt: row.uploadedAt,
    startedBy: row.startedBy && nameOf(row.startedBy),
    startedAt: row.startedAt,
    format: row.plan?.format ?? null,
    mapping: row.plan?.mapping ?? null,
    bytes: row.position,
    rows: row.rows,
    stored: row.stored,
    alreadyThere: row.alreadyThere,
    faulty: row.faulty,
    movedAt: row.movedAt,
    endedAt: row.cancelledAt ?? row.endedAt,
    cancelledBy: row.cancelledBy && nameOf(row.cancelledBy),
    reason: row.reason || null,
    importedBeforeAt: row.importedBeforeAt,
  };
}

function stateOf(row: ImportRow): ShownImport["state"] {
  if (row.cancelledAt) return "cancelled";
  if (row.outcome) return row.outcome;
  if (!row.startedAt) return "uploaded";
  return row.position > 0 ? "running" : "waiting";
}
