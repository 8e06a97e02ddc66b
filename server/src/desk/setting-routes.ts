import { inWorkspace } from "../kernel/database.ts";
import { procedures } from "../kernel/procedures.ts";
import { recordAudit } from "../workspaces/public.ts";
import { readSettings, storeSettings } from "./setting.sql.ts";
import { settings as contract } from "./setting-contract.ts";

const api = procedures(contract);

export const settingRoutes = api.router({
  get: api.get.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => readSettings(tx, workspaceId)),
  ),
  change: api.change.handler(({ context: { kernel, caller }, input: { workspaceId, ...settings } }) =>
    inWorkspace(kernel.db, workspaceId, async (tx) => {
      await storeSettings(tx, workspaceId, settings, { by: caller.actor, at: kernel.clock.now() });
      await recordAudit(tx, workspaceId, caller, "desk.settings_changed", "desk", settings);
      return settings;
    }),
  ),
});
