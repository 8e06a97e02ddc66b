import * as z from "zod";
import { procedure } from "../../workspaces/contract.ts";
import { format, mapping } from "./plan.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const ofImport = inWorkspace.extend({ importId: z.uuid() });

export const importStates = ["uploaded", "waiting", "running", "completed", "cancelled", "failed"] as const;

/** A row that could not be imported. */
const rowError = z.object({ line: z.number(), code: z.string(), reason: z.string(), raw: z.string() });

/** A file of touchpoints, and how far its import has come. */
export const shownImport = z.object({
  importId: z.uuid(),
  fileName: z.string(),
  fileBytes: z.number(),
  state: z.enum(importStates),
  /** What the member or the key that did it is called today. */
  uploadedBy: z.string(),
  uploadedAt: z.date(),
  startedBy: z.string().nullable(),
  startedAt: z.date().nullable(),
  format: format.nullable(),
  mapping: mapping.nullable(),
  /** How much of the file is dealt with. */
  bytes: z.number(),
  rows: z.number(),
  /** Rows that became new touchpoints. */
  stored: z.number(),
  /** Rows that were imported before, or are of a person whose data was erased. */
  alreadyThere: z.number(),
  /** Rows that could not be imported; see `errors.csv`. */
  faulty: z.number(),
  movedAt: z.date(),
  /** When it was completed, cancelled, or failed. */
  endedAt: z.date().nullable(),
  cancelledBy: z.string().nullable(),
  /** Why it failed. */
  reason: z.string().nullable(),
  /** When the same file was imported to its end before. */
  importedBeforeAt: z.date().nullable(),
});
export type ShownImport = z.infer<typeof shownImport>;

const column = z.object({
  name: z.string(),
  /** The first values in it. */
  samples: z.array(z.string()),
});

const previewRow = z.object({
  line: z.number(),
  cells: z.array(z.string()),
  error: z.object({ code: z.string(), reason: z.string() }).nullable(),
  touchpoint: z
    .object({
      identifiers: z.array(z.object({ kind: z.string(), value: z.string() })),
      kind: z.string(),
      name: z.string(),
      channel: z.string(),
      occurredAt: z.date(),
      properties: z.record(z.string(), z.unknown()),
      traits: z.record(z.string(), z.unknown()),
    })
    .nullable(),
});

/** What a file would become: how it is read, what its columns mean, and its first rows. */
export const preview = z.object({
  format,
  mapping,
  columns: z.array(column),
  rows: z.array(previewRow),
  /** Why the import cannot start like this. */
  problem: z.object({ sentence: z.string(), field: z.string() }).nullable(),
});
export type Preview = z.infer<typeof preview>;

const one = "/workspaces/{workspaceId}/imports/{importId}" as const;

/**
 * Imports of files. A file is uploaded by `POST /workspaces/{workspaceId}/imports?fileName=…` with its bytes as the body,
 * which answers like `get`; rows that could not be imported are at `…/imports/{importId}/errors.csv`.
 */
export const imports = {
  list: procedure("import:run")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/imports", summary: "Imports, newest first" })
    .input(inWorkspace.extend({ limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.object({ imports: z.array(shownImport), cursor: z.string() })),
  get: procedure("import:run")
    .route({ method: "GET", path: one, summary: "An import, its first errors, and the cursor from which news follow" })
    .input(ofImport)
    .output(shownImport.extend({ errors: z.array(rowError), cursor: z.string() })),
  preview: procedure("import:run")
    .route({ method: "POST", path: `${one}/preview`, summary: "What the first rows would become" })
    .input(ofImport.extend({ format: format.optional(), mapping: mapping.optional() }))
    .output(preview),
  start: procedure("import:run")
    .route({ method: "POST", path: `${one}/start`, summary: "Import the file in the background", successStatus: 202 })
    .input(ofImport.extend({ format, mapping }))
    .output(shownImport),
  cancel: procedure("import:run")
    .route({ method: "POST", path: `${one}/cancellation`, summary: "Import no more rows; what is stored stays" })
    .input(ofImport)
    .output(shownImport),
};
