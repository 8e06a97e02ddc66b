import { inWorkspace, type Tx } from "../kernel/database.ts";
import { type Call, procedures } from "../kernel/procedures.ts";
import { listTeams } from "./team.sql.ts";
import { addToTeam, changeTeam, endTeam, makeTeam, removeFromTeam } from "./team.ts";
import { teams as contract } from "./team-contract.ts";

const api = procedures(contract);

function within<T>({ kernel }: Call, { workspaceId }: { workspaceId: string }, work: (tx: Tx) => Promise<T>) {
  return inWorkspace(kernel.db, workspaceId, work);
}

export const teamRoutes = api.router({
  list: api.list.handler(({ context, input }) => within(context, input, (tx) => listTeams(tx, input.workspaceId))),
  make: api.make.handler(({ context, input: { workspaceId, ...name } }) =>
    within(context, { workspaceId }, (tx) =>
      makeTeam(tx, workspaceId, name, context.caller, context.kernel.clock.now()),
    ),
  ),
  change: api.change.handler(({ context, input: { workspaceId, teamId, ...name } }) =>
    within(context, { workspaceId }, (tx) => changeTeam(tx, workspaceId, teamId, name, context.caller)),
  ),
  end: api.end.handler(({ context, input: { workspaceId, teamId } }) =>
    within(context, { workspaceId }, async (tx) => {
      await endTeam(tx, workspaceId, teamId, context.caller, context.kernel.clock.now());
      return {};
    }),
  ),
  addMember: api.addMember.handler(({ context, input: { workspaceId, teamId, memberId } }) =>
    within(context, { workspaceId }, (tx) =>
      addToTeam(tx, workspaceId, teamId, memberId, context.caller, context.kernel.clock.now()),
    ),
  ),
  removeMember: api.removeMember.handler(({ context, input: { workspaceId, teamId, memberId } }) =>
    within(context, { workspaceId }, (tx) => removeFromTeam(tx, workspaceId, teamId, memberId, context.caller)),
  ),
});
