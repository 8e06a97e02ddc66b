import { inWorkspace } from "../../kernel/database.ts";
import { procedures } from "../../kernel/procedures.ts";
import { search as contract } from "./contract.ts";
import { searchMessages } from "./search.ts";

const api = procedures(contract);

/** Finding what was said. */
export const searchRoutes = api.router({
  messages: api.messages.handler(({ context: { kernel, caller }, input: { workspaceId, ...asked } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) =>
      searchMessages(tx, workspaceId, asked, caller.userId, kernel.clock.now()),
    ),
  ),
});
