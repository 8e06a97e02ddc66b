import type { Tx } from "../../kernel/database.ts";
import { cursorOf, settledUntil } from "../../kernel/follow.ts";
import { listAgents, type TeamMember } from "./agents.sql.ts";
import { agentOf, isAvailable } from "./agents.ts";
import { countWaiting, departuresFrom, listWaiting, type WaitingRow } from "./board.sql.ts";
import { type Agent, isAble, weightOf } from "./decide.ts";
import { departuresLookedAt, departuresSinceMinutes, expectedWaitSeconds } from "./estimate.ts";
import { isAutomatic, readSettings } from "./settings.ts";
import type { RoutingSettings } from "./shapes.ts";

/** Who is on and what waits: the whole board at one moment. */
export async function readBoard(tx: Tx, workspaceId: string, limit: number, now: Date) {
  const cursor = cursorOf(await settledUntil(tx));
  const settings = await readSettings(tx, workspaceId);
  const members = await listAgents(tx, workspaceId, now);
  const waiting = await listWaiting(tx, workspaceId, limit);
  const needIds = waiting.map(({ needId }) => needId);
  const departures = await recentDepartures(tx, workspaceId, needIds, now);
  return {
    cursor,
    isAutomatic: await isAutomatic(tx, workspaceId, settings),
    agents: members.map((member) => shownAgent(member, settings)),
    waiting: waiting.map(({ needId, step, ...row }) => ({
      ...row,
      relaxedBy: step,
      held: whyHeld({ needId, step, ...row }, members, settings),
      expectedWaitSeconds: expectedWaitSeconds(row.position, departures.get(needId) ?? [], now.getTime()),
    })),
    waitingInAll: await countWaiting(tx, workspaceId),
  };
}

/** What one has in hand, and whether one takes work; somebody in no team is given none. */
export async function readAgent(tx: Tx, workspaceId: string, memberId: string, now: Date) {
  const settings = await readSettings(tx, workspaceId);
  const member = (await listAgents(tx, workspaceId, now)).find((one) => one.memberId === memberId);
  return member && shownAgent(member, settings);
}

/** The latest departures from lines, of those that tell how long a wait will be. */
export function recentDepartures(
  tx: Tx,
  workspaceId: string,
  needIds: readonly string[],
  now: Date,
): Promise<Map<string, number[]>> {
  const since = new Date(now.getTime() - departuresSinceMinutes * 60_000);
  return departuresFrom(tx, workspaceId, needIds, { since, most: departuresLookedAt });
}

function shownAgent(member: TeamMember, settings: RoutingSettings) {
  const { slots, weights, skills, idleSince, open: _open, pending: _pending, ...rest } = member;
  const { slots: room, taken } = agentOf(member, settings);
  return {
    ...rest,
    slots: room,
    taken,
    own: { slots, weights },
    skills: Object.entries(skills).map(([skillId, level]) => ({ skillId, level })),
    idleSince: idleSince === null ? null : new Date(idleSince),
  };
}

function whyHeld(
  row: WaitingRow,
  members: readonly TeamMember[],
  settings: RoutingSettings,
): "nobody_able" | "nobody_there" | "everybody_full" | "next" {
  const need = { channel: row.channel, teamId: row.teamId, skills: row.skills, relaxSeconds: null };
  const able = members.filter((member) => isAble(member, need, row.step));
  if (able.length === 0) return "nobody_able";
  const there = able.filter(isAvailable).map((member) => agentOf(member, settings));
  if (there.length === 0) return "nobody_there";
  return there.some((agent) => fits(agent, row.channel)) ? "next" : "everybody_full";
}

function fits(agent: Agent, channel: string): boolean {
  return agent.taken + weightOf(agent, channel) <= agent.slots;
}
