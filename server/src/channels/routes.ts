import { inWorkspace } from "../kernel/database.ts";
import { procedures } from "../kernel/procedures.ts";
import { changeChannel, channelsOf, endChannel, makeChannel, reopenChannel } from "./channel.ts";
import { contract } from "./contract.ts";
import { countJournal } from "./journal.sql.ts";
import { quarantineOf } from "./journal.ts";

const api = procedures(contract);

export const router = api.router({
  list: api.list.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => channelsOf(tx, workspaceId)),
  ),
  make: api.make.handler(({ context: { kernel, caller }, input: { workspaceId, ...made } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => makeChannel(tx, workspaceId, made, caller)),
  ),
  change: api.change.handler(({ context: { kernel, caller }, input: { name, settings, ...at } }) =>
    inWorkspace(kernel.db, at.workspaceId, (tx) => changeChannel(tx, at, { name, settings }, caller)),
  ),
  end: api.end.handler(({ context: { kernel, caller }, input: { reason, ...at } }) =>
    inWorkspace(kernel.db, at.workspaceId, (tx) => endChannel(tx, at, { at: kernel.clock.now(), reason }, caller)),
  ),
  reopen: api.reopen.handler(({ context: { kernel, caller }, input: at }) =>
    inWorkspace(kernel.db, at.workspaceId, (tx) => reopenChannel(tx, at, caller)),
  ),
  journal: api.journal.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => countJournal(tx, workspaceId)),
  ),
  quarantine: api.quarantine.handler(({ context: { kernel }, input: { before, limit, ...at } }) =>
    inWorkspace(kernel.db, at.workspaceId, (tx) => quarantineOf(tx, at, { before, limit })),
  ),
});
