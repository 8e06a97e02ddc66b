export { addIntroduction, emptyBatch, type Introduction } from "./batch.ts";
export { channels } from "./catalogue/vocabulary.ts";
export { tokenProof } from "./identity-token.ts";
export type { Preview, ShownImport } from "./import/contract.ts";
export { errorsFile } from "./import/errors-file.ts";
export { type Column, guessType } from "./import/guess-mapping.ts";
export { guessTimeFormat } from "./import/guess-values.ts";
export { type FileImport, importFile } from "./import/import-file.ts";
export {
  type Encoding,
  encodings,
  type Format,
  type Named,
  type Plan,
  type RowMapping,
  type TimeFormat,
  timeFormats,
  type ValueType,
  valueTypes,
} from "./import/plan.ts";
export { planFor, shownPreview } from "./import/preview-import.ts";
export type { Progress } from "./import/progress.sql.ts";
export { showImport } from "./import/read-imports.ts";
export { type Sample, sampleOf } from "./import/sample.ts";
export { sourceOf } from "./import/source.ts";
export { record } from "./record.ts";
export type { Touchpoint } from "./touchpoint.ts";
