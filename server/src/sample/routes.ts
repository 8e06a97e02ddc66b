import { inWorkspace } from "../kernel/database.ts";
import { procedures } from "../kernel/procedures.ts";
import { contract } from "./contract.ts";
import { beginLoading, currentLoading, stopLoading } from "./loading.ts";

const api = procedures(contract);

export const router = api.router({
  load: api.load.handler(({ context: { kernel, caller }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => beginLoading(tx, workspaceId, caller, kernel.clock.now())),
  ),
  get: api.get.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => currentLoading(tx, workspaceId)),
  ),
  cancel: api.cancel.handler(({ context: { kernel, caller }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => stopLoading(tx, workspaceId, caller)),
  ),
});
