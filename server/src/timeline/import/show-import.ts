import type { ShownImport } from "./contract.ts";
import type { ImportRow } from "./import.sql.ts";

/** What every change of an import announces. */
export const importsLedger = "timeline.import";

/** An import as the API shows it. */
export function shownImportOf(row: ImportRow): ShownImport {
  return {
    importId: row.importId,
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    state: stateOf(row),
    uploadedBy: row.uploadedBy,
    uploadedAt: row.uploadedAt,
    startedBy: row.startedBy,
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
    cancelledBy: row.cancelledBy,
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
