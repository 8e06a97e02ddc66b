import type { Tx } from "../../kernel/database.ts";
import { listAgents, type TeamMember } from "./agents.sql.ts";
import { type Agent, weightOf } from "./decide.ts";
import type { RoutingSettings } from "./shapes.ts";

/** Whether somebody takes work now. */
export function isAvailable({ status, isPresent }: Pick<TeamMember, "status" | "isPresent">): boolean {
  return status === "available" && isPresent;
}

/** Those who take work now, with the room that they have. */
export async function availableAgents(
  tx: Tx,
  workspaceId: string,
  settings: RoutingSettings,
  now: Date,
): Promise<Agent[]> {
  return (await listAgents(tx, workspaceId, now)).filter(isAvailable).map((member) => agentOf(member, settings));
}

/** A member as the decision sees them: the workspace's slots and weights where they have none of their own. */
export function agentOf(member: TeamMember, settings: RoutingSettings): Agent {
  const weights = { ...settings.weights, ...member.weights };
  return {
    memberId: member.memberId,
    teamIds: member.teamIds,
    skills: member.skills,
    slots: member.slots ?? settings.slots,
    weights,
    taken: filled(member.open, weights) + (settings.countPending ? filled(member.pending, weights) : 0),
    idleSince: member.idleSince,
  };
}

function filled(channels: Record<string, number> | null, weights: Record<string, number>): number {
  return Object.entries(channels ?? {}).reduce(
    (sum, [channel, count]) => sum + count * weightOf({ weights }, channel),
    0,
  );
}
