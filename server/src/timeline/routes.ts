import { inWorkspace } from "../kernel/database.ts";
import { procedures } from "../kernel/procedures.ts";
import { listEntries, mapName, unmapName } from "./catalogue-entries.ts";
import { contract } from "./contract.ts";
import { imports } from "./import/routes.ts";
import { quarantine } from "./quarantine.ts";
import { feed, personTimeline } from "./read.ts";

const api = procedures(contract);

export const router = api.router({
  person: api.person.handler(({ context: { kernel }, input: { workspaceId, personId, ...wanted } }) =>
    personTimeline(kernel.db, workspaceId, personId, wanted),
  ),
  feed: api.feed.handler(({ context: { kernel }, input: { workspaceId, ...wanted } }) =>
    feed(kernel.db, workspaceId, wanted),
  ),
  catalogue: {
    list: api.catalogue.list.handler(({ context: { kernel }, input: { workspaceId } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => listEntries(tx, workspaceId)),
    ),
    map: api.catalogue.map.handler(({ context: { kernel, caller }, input: { workspaceId, ...meaning } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => mapName(tx, workspaceId, meaning, caller)),
    ),
    unmap: api.catalogue.unmap.handler(({ context: { kernel, caller }, input: { workspaceId, name } }) =>
      inWorkspace(kernel.db, workspaceId, (tx) => unmapName(tx, workspaceId, name, caller)),
    ),
  },
  imports,
  quarantine: api.quarantine.handler(({ context: { kernel }, input: { workspaceId, ...page } }) =>
    quarantine(kernel.db, workspaceId, page),
  ),
});
