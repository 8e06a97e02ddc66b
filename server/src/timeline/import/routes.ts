import { procedures } from "../../kernel/procedures.ts";
import { cancelImport } from "./cancel-import.ts";
import { imports as contract } from "./contract.ts";
import { previewImport } from "./preview-import.ts";
import { listImports, showImport } from "./read-imports.ts";
import { startImport } from "./start-import.ts";

const api = procedures(contract);

export const imports = api.router({
  list: api.list.handler(({ context: { kernel }, input: { workspaceId, limit } }) =>
    listImports(kernel.db, workspaceId, limit),
  ),
  get: api.get.handler(({ context: { kernel }, input }) => showImport(kernel.db, input)),
  preview: api.preview.handler(({ context: { kernel }, input: { format, mapping, ...at } }) =>
    previewImport(kernel, at, { format, mapping }),
  ),
  start: api.start.handler(({ context: { kernel, caller }, input: { format, mapping, ...at } }) =>
    startImport(kernel, at, { format, mapping }, caller),
  ),
  cancel: api.cancel.handler(({ context: { kernel, caller }, input }) => cancelImport(kernel, input, caller)),
});
